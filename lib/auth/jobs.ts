import 'server-only'
import { db } from '../core/db'
import { keptSince } from '../core/retention'
import type { Job } from '../jobs/queue'

declare module '../jobs/queue' {
  interface Payloads {
    'auth.clean': object
  }
}

/** Forgets sessions that ended 30 days ago or earlier, answered challenges and counts of sign-in tries that no longer hold. */
export const cleanAuth: Job<object> = {
  cron: '17 19 * * *',
  run: async (_payload, { now }) => {
    const lt = keptSince('sessions', now)
    await db().session.deleteMany({ where: { OR: [{ endedAt: { lt } }, { expiresAt: { lt } }] } })
    await db().usedChallenge.deleteMany({ where: { until: { lt: now } } })
    await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  },
}
