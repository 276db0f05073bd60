import 'server-only'
import { viewerOfPerson } from '../../auth/load'
import { system } from '../../core/db'
import { localeOf } from '../../i18n/locale'
import { dropped, outboxJob } from '../../mail/jobs'
import { noteHanding } from '../../mail/outbox'
import { awake } from '../../push/queries'
import { pushOn, pushSettings } from '../../push/settings'
import { ring } from '../../push/transport'
import { toldOutside } from '../outside/queries'
import type { Ring } from './commands'
import { ringWords } from './export'

declare module '../../jobs/queue' {
  interface Payloads {
    'notices.push': { mailId: string }
  }
}

/** Sends what one device is to show. A device that is signed out, or that its push service knows no more, is told nothing. */
export const pushNotices = outboxJob(pushOn, async (mail, now) => {
  const settings = pushSettings()
  const { personId, data } = mail
  const { deviceId, notices } = data as Ring
  const [viewer, device] = await Promise.all([
    viewerOfPerson(personId, now),
    system('job').pushDevice.findFirst({
      where: { id: deviceId, personId, ...awake(now) },
    }),
  ])
  if (!settings || !viewer || !device) return dropped
  const told = await toldOutside(viewer, 'push', { id: { in: notices } })
  if (!told.length) return dropped
  const words = ringWords(told, localeOf(viewer.locale), mail.id)
  const outcome = await ring(device, words, { id: mail.id, settings, now }, () => noteHanding(mail))
  if (outcome.state !== 'gone') return outcome
  await system('job').pushDevice.deleteMany({ where: { id: device.id, endpoint: device.endpoint } })
  return dropped
})
