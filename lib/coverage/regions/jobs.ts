import 'server-only'
import { system } from '../../core/db'
import { enqueue, type Job } from '../../jobs/queue'
import { foldCoverage } from './commands'

declare module '../../jobs/queue' {
  interface Payloads {
    'coverage.fold': object
  }
}

const MANY = 500
const SOON = 10_000

/** Each minute, and each ten seconds while many people write: readers then have little to add. */
export const foldRegions: Job<object> = {
  cron: '* * * * *',
  run: async (_payload, { now }) => {
    if ((await foldCoverage()) < MANY) return
    const at = new Date(now.getTime() + SOON)
    await enqueue(system('job'), 'coverage.fold', {}, { key: 'coverage.fold', at })
  },
}
