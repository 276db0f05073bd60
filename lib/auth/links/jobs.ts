import 'server-only'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { keptSince } from '../../core/retention'
import { localeOf } from '../../i18n/locale'
import type { Job } from '../../jobs/queue'
import { mailJob } from '../../mail/jobs'
import { leaveMail } from '../../mail/outbox'
import { leaveLink } from './commands'
import { linkLetter, toldLetter } from './export'
import { linkToken, type Told } from './rules'

declare module '../../jobs/queue' {
  interface Payloads {
    'account.reset': { email: string; at: string }
    'account.clean': object
    'account.mail': { mailId: string }
  }
}

/** Whose account was merged with another is told so, at the address that it had. */
async function tellMerged(email: string, now: Date): Promise<void> {
  const found = await system('job').personMerge.findFirst({
    where: { email, partedAt: null },
    select: { id: true, personId: true },
  })
  if (!found) return
  const event = `merged ${found.id} ${now.toISOString()}`
  const { personId } = found
  const data = { told: 'merged' }
  await system('job').$transaction((tx) =>
    leaveMail(tx, { kind: 'account.mail', event, personId, address: email, data, now }),
  )
}

/** Makes the link that somebody asked for, where the address belongs to an account. */
export const makeReset: Job<{ email: string; at: string }> = {
  run: async ({ email, at }) => {
    const person = await system('job').person.findUnique({ where: { email }, select: { id: true } })
    if (!person) return tellMerged(email, new Date(at))
    await system('job').$transaction((tx) =>
      leaveLink(tx, { personId: person.id, purpose: 'reset', now: new Date(at) }),
    )
  },
}

/** A letter of an account: with a link that still opens something, or the word that something changed. */
export const mailAccount = mailJob(async ({ personId, address, data }, now) => {
  const { linkId, told, left } = data as { linkId?: string; told?: Told; left?: number }
  const person = await system('job').person.findUnique({
    where: { id: personId },
    select: { name: true, email: true, locale: true },
  })
  if (!person) return null
  const locale = localeOf(person.locale)
  if (address) return toldLetter({ name: person.name, address }, locale, told ?? 'moved')
  const to = { name: person.name, address: person.email }
  if (!linkId) return toldLetter(to, locale, told ?? 'password', left)
  const link = await system('job').accountLink.findFirst({
    where: { id: linkId, usedAt: null, voidAt: null, expiresAt: { gt: now } },
    select: { id: true, purpose: true, email: true },
  })
  if (!link) return null
  const token = linkToken(link.id, link.purpose, env().NEXTAUTH_SECRET)
  return linkLetter({ ...to, address: link.email ?? to.address }, locale, link.purpose, token)
})

/** Forgets links that ended a month ago. */
export const cleanLinks: Job<object> = {
  cron: '57 19 * * *',
  run: async (_payload, { now }) => {
    const lt = keptSince('links', now)
    await system('job').accountLink.deleteMany({ where: { expiresAt: { lt } } })
  },
}
