import 'server-only'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { keptSince } from '../../core/retention'
import { localeOf } from '../../i18n/locale'
import type { Job } from '../../jobs/queue'
import { mailJob } from '../../mail/jobs'
import { declinedLetter, invitationLetter } from './export'
import { after, joinToken, WAITING_DAYS } from './rules'

declare module '../../jobs/queue' {
  interface Payloads {
    'joining.mail': { mailId: string }
    'joining.clean': object
  }
}

const group = { select: { name: true } } as const

/** An invitation that can still be accepted, or the word that somebody was not let in. */
export const mailJoining = mailJob(async ({ personId, address, data }, now) => {
  const { invitationId, requestId } = data as { invitationId?: string; requestId?: string }
  const person = await system('job').person.findUnique({
    where: { id: personId },
    select: { name: true, email: true, locale: true },
  })
  if (!person) return null
  const locale = localeOf(person.locale)
  if (requestId) {
    const request = await system('job').joinRequest.findUnique({
      where: { id: requestId, state: 'declined' },
      select: { link: { select: { group } } },
    })
    return (
      request && declinedLetter({ name: person.name, address: person.email }, locale, request.link.group.name)
    )
  }
  const letter = await system('job').joinInvitation.findUnique({
    where: { id: invitationId ?? '', usedAt: null, voidAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, group },
  })
  if (!letter || !address) return null
  const token = joinToken('letter', letter.id, env().NEXTAUTH_SECRET)
  const said = { group: letter.group.name, by: person.name, token }
  return invitationLetter({ name: letter.name, address }, locale, said)
})

/** Forgets what was decided some time ago, and what nobody decided or used in its time. */
export const cleanJoining: Job<object> = {
  cron: '27 18 * * *',
  run: async (_payload, { now }) => {
    const [decided, waiting] = [keptSince('joining', now), after(now, -WAITING_DAYS)]
    await system('job').joinRequest.deleteMany({
      where: { OR: [{ decidedAt: { lt: decided } }, { askedAt: { lt: waiting }, state: 'waiting' }] },
    })
    await system('job').joinInvitation.deleteMany({ where: { expiresAt: { lt: decided } } })
    await system('job').joinLink.deleteMany({ where: { expiresAt: { lt: decided }, requests: { none: {} } } })
  },
}
