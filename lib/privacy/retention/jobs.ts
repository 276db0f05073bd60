import 'server-only'
import { log } from '../../core/log'
import type { Job } from '../../jobs/queue'
import { applyRetention } from './commands'

declare module '../../jobs/queue' {
  interface Payloads {
    'privacy.retain': object
  }
}

/** Each night what was kept long enough goes. */
export const retain: Job<object> = {
  cron: '13 18 * * *',
  run: async (_payload, { now }) => {
    const sums = await applyRetention(now)
    if (sums.reasons + sums.guests + sums.people) log.info(sums, 'kept long enough')
  },
}
