import 'server-only'
import { enter } from '../../../core/audit'
import { system } from '../../../core/db'
import { env } from '../../../core/env'
import { notFound } from '../../../core/errors'
import { keepChoices } from '../../commands'
import { unsubscribing } from './rules'

/** What a link would end; null for one that is not ours. Tells nothing of the person. */
export function topicsOfLink(token: string) {
  return unsubscribing(token, env().NEXTAUTH_SECRET)?.about ?? null
}

/** Ends letters about what the link names, and about nothing else. The link is the permission. Throws notFound. */
export async function unsubscribe(token: string, now: Date): Promise<void> {
  const found = unsubscribing(token, env().NEXTAUTH_SECRET)
  if (!found) throw notFound()
  const { personId, about } = found
  await system('entrance').$transaction(async (tx) => {
    if (!(await tx.person.count({ where: { id: personId } }))) throw notFound()
    await keepChoices(tx, personId, 'email', [], about)
    await enter(tx, {
      at: now,
      command: 'notice.unsubscribe',
      personId,
      subjectId: personId,
      detail: { about },
    })
  })
}
