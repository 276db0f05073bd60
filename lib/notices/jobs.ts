import 'server-only'
import { system } from '../core/db'
import { daysOf } from '../core/retention'
import type { Job } from '../jobs/queue'
import { outdated } from './rules'

declare module '../jobs/queue' {
  interface Payloads {
    'notices.clean': object
  }
}

/** Forgets notices that were read two months ago, or came half a year ago. */
export const cleanNotices: Job<object> = {
  cron: '37 19 * * *',
  run: async (_payload, { now }) => {
    await system('job').notice.deleteMany({ where: outdated(now, daysOf('notices')) })
  },
}
