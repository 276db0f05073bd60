import 'server-only'
import { system } from '../../core/db'
import { keptSince } from '../../core/retention'
import type { Job } from '../../jobs/queue'

declare module '../../jobs/queue' {
  interface Payloads {
    'api.clean': object
  }
}

/** Forgets tokens some time after they were taken back or ran out; that they were made stays in the audit trail. */
export const cleanTokens: Job<object> = {
  cron: '27 19 * * *',
  run: async (_payload, { now }) => {
    const lt = keptSince('tokens', now)
    await system('job').apiToken.deleteMany({ where: { OR: [{ revokedAt: { lt } }, { expiresAt: { lt } }] } })
  },
}
