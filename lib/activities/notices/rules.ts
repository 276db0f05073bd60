import { clockIn, dateIn } from '../../core/time'
import { daysBetween } from '../series/rules'

type Venue = { place: string; link: string; mode: string }

/** True when somebody who wants to come must know of it. */
export function venueChanged(was: Venue, is: Venue): boolean {
  return was.place !== is.place || was.link !== is.link || was.mode !== is.mode
}

export type Reminder = 'early' | 'morning' | 'tomorrow'
const hourIn = (zone: string, now: Date) => Number(clockIn(zone, now).slice(0, 2))

/** Nobody is reminded at night. */
export const isDaytime = (zone: string, now: Date) => hourIn(zone, now) >= 7 && hourIn(zone, now) < 20

type When = { startsAt: Date; toldAt: Date; zone: string; days: number }

/**
 * What is due for a meeting that is still to come: from `days` before on a word to those who did not answer (`early`),
 * the same on its morning, and on the day before a word to those who said yes (`tomorrow`).
 * Nothing on the day on which people were told of it or of a change.
 */
export function remindersDue({ startsAt, toldAt, zone, days }: When, now: Date): Reminder[] {
  const on = dateIn(zone, now)
  if (startsAt <= now || dateIn(zone, toldAt) === on) return []
  const left = daysBetween(on, dateIn(zone, startsAt))
  if (left === 0) return hourIn(zone, now) >= 5 ? ['morning'] : []
  if (!isDaytime(zone, now)) return []
  const due: Reminder[] = left <= days ? ['early'] : []
  return left === 1 ? [...due, 'tomorrow'] : due
}

/** How many days an overdue task is spoken of at most: what is older was left for a reason. */
export const OVERDUE_DAYS = 14

/** What is due for a task: the day before its date, and once after it. */
export function taskDue(dueOn: string, zone: string, now: Date): 'due' | 'overdue' | null {
  if (!isDaytime(zone, now)) return null
  const left = daysBetween(dateIn(zone, now), dueOn)
  if (left === 1) return 'due'
  return left < 0 && left >= -OVERDUE_DAYS ? 'overdue' : null
}
