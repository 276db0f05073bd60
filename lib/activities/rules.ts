import { dayAfter, typedDay } from '../core/day'
import { dateValue, isDate } from '../core/time'

/** What a line of a list shows of an activity. */
export const activityRow = {
  id: true,
  kind: true,
  title: true,
  state: true,
  objective: true,
  startsAt: true,
  endsAt: true,
  place: true,
  countedStages: true,
} as const

/** The states of an activity and the steps between them; nobody can skip one. */
export type ActivityState =
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'scheduled'
  | 'postponed'
  | 'cancelled'
  | 'held'
  | 'locked'
  | 'approved'
  | 'draft'
export const activitySteps = ['hold', 'lock', 'approve', 'postpone', 'cancel'] as const
export type ActivityStep = (typeof activitySteps)[number]

const table: Record<ActivityStep, Partial<Record<ActivityState, ActivityState>>> = {
  hold: { scheduled: 'held' },
  lock: { held: 'locked' },
  approve: { locked: 'approved' },
  postpone: { scheduled: 'postponed' },
  cancel: { scheduled: 'cancelled', postponed: 'cancelled', accepted: 'cancelled' },
}

/** The state after a step, or null when the step does not fit. */
export function afterStep(state: ActivityState, step: ActivityStep): ActivityState | null {
  return table[step][state] ?? null
}

/** Days and agenda can be changed until the activity was held. */
export const planOpen = (state: ActivityState) => state === 'scheduled' || state === 'postponed'

/** Only the officers of its group see a draft. */
export const isOpenToGroup = (state: ActivityState) => state !== 'draft'

/** One day as it is typed; `nextDay`: its end lies on the date after. */
export type Clocked = { date: string; from: string; to: string; nextDay?: boolean | undefined }
const MAX_HOURS = 16

/** The date on which a typed day ends. */
export function endDate({ date, nextDay }: Pick<Clocked, 'date' | 'nextDay'>): string {
  return nextDay && isDate(date) ? typedDay(dayAfter(dateValue(date))) : date
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** What is wrong with the clock times of one day, as a message key; null when nothing is. */
export function clockFault({ from, to, nextDay }: Pick<Clocked, 'from' | 'to' | 'nextDay'>): string | null {
  if (to === from) return 'endEqualsStart'
  if (to < from && !nextDay) return 'endBeforeStart'
  const minutes = minutesOf(to) - minutesOf(from) + (nextDay ? 24 * 60 : 0)
  return minutes > MAX_HOURS * 60 ? 'dayTooLong' : null
}

/** Position of the first day that begins before an earlier one has ended; null when all stand apart. */
export function firstOverlap(days: Clocked[]): number | null {
  const inOrder = days.map((day, at) => ({ ...day, at })).sort((a, b) => (start(a) < start(b) ? -1 : 1))
  const clash = inOrder.find((day, i) => {
    const before = inOrder[i - 1]
    return before && `${endDate(before)} ${before.to}` > start(day)
  })
  return clash ? clash.at : null
}

const start = (day: Clocked) => `${day.date} ${day.from}`

/** Credit hours of some days: whole JP of the minutes together. */
export function jpOf(days: { startsAt: Date; endsAt: Date }[], minutesPerJp: number): number {
  const minutes = days.reduce((sum, day) => sum + (day.endsAt.getTime() - day.startsAt.getTime()) / 60_000, 0)
  return Math.floor(minutes / minutesPerJp)
}

/** Attendance and minutes can be written until they are locked and approved. */
export const attendanceOpen = (state: ActivityState) => state === 'scheduled' || state === 'held'
export const minutesOpen = (state: ActivityState) => attendanceOpen(state) || state === 'locked'

/** True once an activity has taken place, whatever was done with its records since. */
export const wasHeld = (state: ActivityState) =>
  state === 'held' || state === 'locked' || state === 'approved'

/** A step that takes something away from the members needs a reason. */
export const needsReason = (step: ActivityStep) => step === 'postpone' || step === 'cancel'

/** What a calendar says of a state. */
export function calendarStatus(state: ActivityState): 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' {
  if (state === 'cancelled') return 'CANCELLED'
  return state === 'postponed' || state === 'draft' ? 'TENTATIVE' : 'CONFIRMED'
}

type Shown = { title: string; place: string; link: string; mode: string; state: ActivityState }

/**
 * What a change does to the SEQUENCE of the activity's calendar entries: it rises when something changes
 * that a calendar shows. To be spread into the data of the update; `moved` says that the days changed.
 */
export function risingSequence(before: Shown, after: Partial<Shown>, moved: boolean, now: Date) {
  const next = { ...before, ...after }
  const told = (one: Shown) =>
    [one.title, one.place, one.link, one.mode, calendarStatus(one.state)].join('\n')
  return moved || told(before) !== told(next) ? { sequence: { increment: 1 }, sequencedAt: now } : {}
}
