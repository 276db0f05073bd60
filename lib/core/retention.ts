import 'server-only'
import { env } from './env'

const DAY = 86_400_000

/** How many days something is kept where nothing else is set. */
export const usual = {
  sessions: 30,
  links: 30,
  forms: 7,
  notices: 180,
  mails: 180,
  rosters: 14,
  /** Why somebody did not come: an illness is nobody's business for long. */
  answers: 180,
  /** Names of guests, who have no account that they could close. */
  guests: 1825,
  /** People without an account who belong to no group any more. */
  former: 1825,
} as const
export type Kept = keyof typeof usual

/** The days of a period: `SANGGAR_KEEP`, like `guests=730 answers=90`, or as usual. */
export function daysOf(what: Kept): number {
  return env().SANGGAR_KEEP[what] ?? usual[what]
}

/** What happened before this moment is kept no longer. */
export function keptSince(what: Kept, now: Date): Date {
  return new Date(now.getTime() - daysOf(what) * DAY)
}
