import { createHmac } from 'node:crypto'
import { clockIn, zoneLabel } from '../../core/time'

const MINUTE = 60_000
/** A code stands for so long, and is accepted for one further period. */
export const PERIOD = 30_000
/** By the clock the check-in is open from so many minutes before the start until so many after the end. */
const AROUND = 30 * MINUTE
/** By hand an officer opens it no earlier and no later than this around the day. */
export const HAND_AROUND = 180 * MINUTE
/** Opened by hand after its time it stays open for so long. */
const HAND_LASTS = 60 * MINUTE
const LATE = 15 * MINUTE
/** An old code is told apart from a wrong one for an hour. */
const REMEMBERED = 120

export type CheckInDay = {
  startsAt: Date
  endsAt: Date
  checkInByHand: boolean | null
  checkInHandAt: Date | null
}
type Key = { id: string; codeKey: string }

const periodOf = (at: Date) => Math.floor(at.getTime() / PERIOD)

/** Six digits of one day and period, as in RFC 4226. */
function digits({ id, codeKey }: Key, period: number): string {
  const hash = createHmac('sha256', codeKey).update(`${id} ${period}`).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The code of a day at a moment, and how many milliseconds it still stands on the screen. */
export function codeAt(day: Key, now: Date): { code: string; left: number } {
  return { code: digits(day, periodOf(now)), left: PERIOD - (now.getTime() % PERIOD) }
}

/** Is this the code of the day now or one period ago, an older one, or none of its codes? */
export function judgeCode(day: Key, code: string, now: Date): 'right' | 'old' | 'wrong' {
  const period = periodOf(now)
  for (let ago = 0; ago <= REMEMBERED; ago += 1)
    if (digits(day, period - ago) === code) return ago < 2 ? 'right' : 'old'
  return 'wrong'
}

/** When a code stood on the screen during the check-in of its day, at most until a moment; null when it never did. */
export function shownAt(day: CheckInDay & Key, code: string, until: Date): Date | null {
  const from = periodOf(new Date(day.startsAt.getTime() - HAND_AROUND))
  const to = Math.min(periodOf(until), periodOf(new Date(day.endsAt.getTime() + HAND_AROUND)))
  for (let period = to; period >= from; period -= 1)
    if (digits(day, period) === code) return new Date(period * PERIOD)
  return null
}

/** When the check-in opens by the clock. */
const opensAt = (day: CheckInDay) => new Date(day.startsAt.getTime() - AROUND)

/** `07.30 WIB`: when the check-in of a day opens. */
export function openingClock(day: CheckInDay, zone: string): string {
  return `${clockIn(zone, opensAt(day)).replace(':', '.')} ${zoneLabel(zone)}`
}

/** May one check in at this moment? What an officer did by hand counts from then on. */
export function checkInState(day: CheckInDay, now: Date): 'early' | 'open' | 'closed' | 'over' {
  const ends = day.endsAt.getTime() + AROUND
  const hand = day.checkInHandAt && now >= day.checkInHandAt ? day.checkInHandAt.getTime() : null
  if (hand !== null && day.checkInByHand)
    return now.getTime() <= Math.max(ends, hand + HAND_LASTS) ? 'open' : 'over'
  if (now.getTime() > ends) return 'over'
  if (hand !== null) return 'closed'
  return now < opensAt(day) ? 'early' : 'open'
}

/** An officer can open the check-in by hand around its day, not on another. */
export function canOpen(day: CheckInDay, now: Date): boolean {
  const [from, to] = [day.startsAt.getTime() - HAND_AROUND, day.endsAt.getTime() + HAND_AROUND]
  return now.getTime() >= from && now.getTime() <= to
}

/** Later than a quarter of an hour after the start. */
export const isLate = (day: { startsAt: Date }, at: Date) => at.getTime() - day.startsAt.getTime() > LATE
