import 'server-only'
import { system } from '../core/db'
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
    await system('job').session.deleteMany({ where: { OR: [{ endedAt: { lt } }, { expiresAt: { lt } }] } })
    await system('job').usedChallenge.deleteMany({ where: { until: { lt: now } } })
    await system('job').rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  },
}
