import 'server-only'
import { db } from '../../core/db'
import type { Job } from '../../jobs/queue'

const KEPT_DAYS = 30

declare module '../../jobs/queue' {
  interface Payloads {
    'api.clean': object
  }
}

/** Forgets tokens that were taken back or ran out 30 days ago or earlier; that they were made stays in the audit trail. */
export const cleanTokens: Job<object> = {
  cron: '27 19 * * *',
  run: async (_payload, { now }) => {
    const lt = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
    await db().apiToken.deleteMany({ where: { OR: [{ revokedAt: { lt } }, { expiresAt: { lt } }] } })
  },
}
