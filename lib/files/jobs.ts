import 'server-only'
import { system } from '../core/db'
import type { Job } from '../jobs/queue'
import { sweepIncoming } from './store'

const DAY = 86_400_000

declare module '../jobs/queue' {
  interface Payloads {
    'files.clean': object
  }
}

/** Each hour: files on their way that nobody goes on with, and the bytes that a killed process left without a record. */
export const cleanFiles: Job<object> = {
  cron: '7 * * * *',
  run: async (_payload, { now }) => {
    await system('job').transfer.deleteMany({ where: { expiresAt: { lte: now } } })
    await sweepIncoming(new Date(now.getTime() - DAY))
  },
}
