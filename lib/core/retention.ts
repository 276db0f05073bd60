import 'server-only'
import { env } from './env'
import { type Kept, usual } from './periods'

export { type Kept, usual }

const DAY = 86_400_000

/** The days of a period: `SANGGAR_KEEP`, like `guests=730 answers=90`, or as usual. */
export function daysOf(what: Kept): number {
  return env().SANGGAR_KEEP[what] ?? usual[what]
}

/** What happened before this moment is kept no longer. */
export function keptSince(what: Kept, now: Date): Date {
  return new Date(now.getTime() - daysOf(what) * DAY)
}
