import 'server-only'
import { viewerOfPerson } from '../../auth/load'
import { system } from '../../core/db'
import { env } from '../../core/env'
import { localeOf } from '../../i18n/locale'
import type { Job } from '../../jobs/queue'
import { mailJob } from '../../mail/jobs'
import { toldOutside } from '../outside/queries'
import { gatherRings } from '../push/commands'
import { topicOf } from '../rules'
import type { Outside } from '../schema'
import { gatherLetter } from './commands'
import { noticeLetter } from './export'
import { unsubscribeToken } from './unsubscribe/rules'

/** Jobs that were left before there were several ways name none: letters. */
type Waiting = { personId: string; channel?: Outside }

declare module '../../jobs/queue' {
  interface Payloads {
    'notices.gather': Waiting
    'notices.mail': { mailId: string }
  }
}

/** Makes one letter, or one message a device, of what waits for a person. */
export const gatherNotices: Job<Waiting> = {
  run: async ({ personId, channel }, { now }) => {
    const take = channel === 'push' ? gatherRings : gatherLetter
    await system('job').$transaction((tx) => take(tx, personId, now))
  },
}

/** Sends one letter of notices, each as its reader may see it at this moment. */
export const mailNotices = mailJob(async ({ id, personId }, now) => {
  const viewer = await viewerOfPerson(personId, now)
  if (!viewer) return null
  const [person, told] = await Promise.all([
    system('job').person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } }),
    toldOutside(viewer, 'email', { deliveries: { some: { mailId: id } } }),
  ])
  if (!told.length) return null
  const about = [...new Set(told.map(({ kind }) => topicOf(kind)))]
  const token = unsubscribeToken(personId, about, env().NEXTAUTH_SECRET)
  const to = { name: viewer.name, address: person.email }
  return noticeLetter({ to, locale: localeOf(viewer.locale), notices: told, about, token })
})
