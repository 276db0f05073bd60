import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../../access/viewer'
import { countAsk } from '../../../auth/limit'
import { enter } from '../../../core/audit'
import { running } from '../../../core/day'
import { type Database, system } from '../../../core/db'
import { env } from '../../../core/env'
import { AppError, notFound } from '../../../core/errors'
import { parse } from '../../../core/input'
import { today } from '../../../core/time'
import { notify } from '../../../notices/commands'
import { officersOf } from '../../officers/access'
import { linkSelect } from '../access'
import { joinIn, linkOver } from '../rules'
import { askInput } from '../schema'

type Asker = { personId: string; name: string } | { name: string; email: string; school: string }

/** The open link that a token names, its row locked so that no more ask than there are places. */
async function lockedLink(tx: Database, token: string, now: Date) {
  const found = joinIn(token, env().NEXTAUTH_SECRET)
  if (found?.what !== 'link') throw notFound()
  await tx.$executeRaw`select id from join_link where id = ${found.id}::uuid for update`
  const link = await tx.joinLink.findUnique({ where: { id: found.id }, select: linkSelect })
  if (!link) throw notFound()
  const over = linkOver({ ...link, asked: link._count.requests }, now)
  return { ...link, over }
}

/**
 * Asks to join by a link; the link is the permission. Asking again while nobody has decided is the same request.
 * Whether an address is known is not told. Throws notFound, conflict with a sentence, invalid or limited.
 */
export async function ask(
  token: string,
  raw: z.input<typeof askInput>,
  { viewer, address, now }: { viewer: Viewer | null; address: string; now: Date },
): Promise<{ requestId: string }> {
  if (joinIn(token, env().NEXTAUTH_SECRET)?.what !== 'link') throw notFound()
  const asker: Asker = viewer
    ? { personId: viewer.personId, name: viewer.name }
    : (parse(askInput, raw) as Asker)
  await countAsk(`join ${'email' in asker ? asker.email : asker.personId}`, address)
  return system('entrance').$transaction(async (tx) => {
    const link = await lockedLink(tx, token, now)
    const { groupId } = link
    const who = 'email' in asker ? { email: asker.email } : { personId: asker.personId }
    const there = await tx.joinRequest.findFirst({
      where: { groupId, state: 'waiting', ...who },
      select: { id: true },
    })
    if (there) return { requestId: there.id }
    if (link.over) throw new AppError('conflict', { key: link.over })
    if (viewer && (await isMember(tx, groupId, viewer.personId, now)))
      throw new AppError('conflict', { key: 'joinMember' })
    const data = { ...asker, groupId, linkId: link.id, askedAt: now }
    const { id } = await tx.joinRequest.create({ data, select: { id: true } })
    await enter(tx, {
      at: now,
      command: 'joining.ask',
      personId: viewer?.personId ?? null,
      groupId,
      subjectId: id,
    })
    await notify(tx, {
      event: `membership.asked:${id}`,
      kind: 'membership.asked',
      groupId,
      people: await officersOf(tx, groupId, now),
      subject: {},
      path: '/members/joining',
      data: {},
      now,
    })
    return { requestId: id }
  })
}

async function isMember(tx: Database, groupId: string, personId: string, now: Date) {
  return (await tx.membership.count({ where: { groupId, personId, ...running(today(now)) } })) > 0
}
