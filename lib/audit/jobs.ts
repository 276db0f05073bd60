import 'server-only'
import { log } from '../core/log'
import type { Job } from '../jobs/queue'
import { anchorAudit } from './chain/commands'

declare module '../jobs/queue' {
  interface Payloads {
    'audit.anchor': object
  }
}

/** Each hour the state of the audit trail goes into the log as one hash, so that it stands outside the database too. */
export const anchorTrail: Job<object> = {
  cron: '7 * * * *',
  run: async (_payload, { now }) => {
    const made = await anchorAudit(now)
    if (made) log.info({ audit: made.number, print: made.print }, 'audit trail anchored')
  },
}
