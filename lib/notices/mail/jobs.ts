import 'server-only'
import { viewerOfPerson } from '../../auth/load'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { localeOf } from '../../i18n/locale'
import type { Job } from '../../jobs/queue'
import { mailJob } from '../../mail/jobs'
import { tellable } from '../access'
import { noticeRow } from '../queries'
import { topicOf, wantedBy } from '../rules'
import { gather } from './commands'
import { noticeLetter } from './export'
import { unsubscribeToken } from './unsubscribe/rules'

declare module '../../jobs/queue' {
  interface Payloads {
    'notices.gather': { personId: string }
    'notices.mail': { mailId: string }
  }
}

/** Makes one letter of what waits for a person. */
export const gatherNotices: Job<{ personId: string }> = {
  run: async ({ personId }, { now }) => {
    await system('job').$transaction((tx) => gather(tx, personId, now))
  },
}

/**
 * Sends one letter of notices, each as its reader may see it at this moment: what they left, may no longer see,
 * have read meanwhile or no longer want is left out.
 */
export const mailNotices = mailJob(async ({ id, personId }, now) => {
  const viewer = await viewerOfPerson(personId, now)
  if (!viewer) return null
  const [person, notices] = await Promise.all([
    system('job').person.findUniqueOrThrow({
      where: { id: personId },
      select: { email: true, noticeChoices: { where: { channel: 'email' } } },
    }),
    system('job').notice.findMany({
      where: { AND: [{ deliveries: { some: { mailId: id } }, readAt: null }, tellable(viewer)] },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: noticeRow,
      relationLoadStrategy: 'join',
    }),
  ])
  const wanted = wantedBy('email', person.noticeChoices)
  const told = notices.filter(({ kind }) => wanted.includes(topicOf(kind)))
  if (!told.length) return null
  const about = [...new Set(told.map(({ kind }) => topicOf(kind)))]
  const token = unsubscribeToken(personId, about, env().NEXTAUTH_SECRET)
  const to = { name: viewer.name, address: person.email }
  return noticeLetter({ to, locale: localeOf(viewer.locale), notices: told, about, token })
})
