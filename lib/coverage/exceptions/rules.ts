import type { ObjectiveCode } from '../../objectives/schema'
import type { ExceptionKind } from './schema'

/** So many days without a held activity, school holidays left out, and a group is silent: six weeks. */
export const SILENT_DAYS = 42
/** So many days the officers have for attendance and minutes. */
export const DOCUMENT_DAYS = 14
/** How far back undocumented activities and attendance are looked at. */
export const LOOK_BACK_DAYS = 365
/** One objective with more than this share of all held activities, in per cent, is one-sided. */
export const ONE_SIDED_PERCENT = 60
/** Fewer held activities say nothing of their shares. */
export const ONE_SIDED_LEAST = 5
/** Attendance is compared over so many meetings and as many before. */
export const FALLING_MEETINGS = 3
/** It falls when so many per cent of the attendances before are lost, or more. */
export const FALLING_PERCENT = 25
/** With fewer attendances before, one person more or less decides. */
export const FALLING_LEAST = 9

/** The figures that the sentence of each rule names. */
export const ruleLimits: Record<ExceptionKind, Record<string, number>> = {
  silent: { days: SILENT_DAYS },
  nothingHeld: {},
  undocumented: { days: DOCUMENT_DAYS, back: LOOK_BACK_DAYS },
  overdue: {},
  falling: { meetings: FALLING_MEETINGS, percent: FALLING_PERCENT, least: FALLING_LEAST },
  oneSided: { percent: ONE_SIDED_PERCENT, least: ONE_SIDED_LEAST },
}

type Meeting = { id: string; on: string; people: number }
export type Unfinished = {
  id: string
  kind: 'meeting' | 'sharing'
  state: string
  on: string
  minutes: boolean
}

/** What the database knows of one group. Dates are of the group's own zone, as `2026-08-13`. */
export type Facts = {
  today: string
  /** First days of the school year and of the running month. */
  yearStart: string
  month: string
  /** Of the school year: planned before the running month, and held until today. */
  objectives: { objective: ObjectiveCode; planned: number; held: number }[]
  /** Of activities held in the last year whose time for papers is over: all, undocumented, and of those the oldest. */
  papers: { held: number; undocumented: number; oldest: Unfinished | null }
  /** Last day of the last held activity, the day on which the group came here, and the next date. */
  lastHeld: string | null
  since: string
  next: string | null
  /** First and last days of school holidays; they may overlap. */
  holidays: [string, string][]
  /** The group's own period, and of open problems: all, those open longer than it, the oldest one's day. */
  problems: { days: number; open: number; overdue: number; oldest: string | null }
  /** The last meetings in person with the people present, the latest first. */
  meetings: Meeting[]
}

/** What stands out, with the figures that say so. */
export type Exception =
  | { kind: 'silent'; days: number; free: number; last: string | null; since: string; next: string | null }
  | { kind: 'nothingHeld'; rows: { objective: ObjectiveCode; planned: number }[]; from: string; to: string }
  | { kind: 'undocumented'; count: number; of: number; days: number; oldest: Unfinished }
  | { kind: 'overdue'; count: number; of: number; patience: number; days: number; oldest: string }
  | { kind: 'falling'; now: number; before: number; percent: number; meetings: Meeting[] }
  | {
      kind: 'oneSided'
      objective: ObjectiveCode
      held: number
      of: number
      percent: number
      from: string
      to: string
    }
export type Of<K extends ExceptionKind> = Extract<Exception, { kind: K }>

const DAY = 86_400_000
const at = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Whole days from one date to a later one; 0 when it is not later. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((at(to) - at(from)) / DAY))
}

/** The days after `from` up to `to` that are school holidays, each once. */
export function holidaysBetween(from: string, to: string, holidays: Facts['holidays']): number {
  let [free, counted] = [0, from]
  for (const [first, last] of [...holidays].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const begin = dateOf(Math.max(at(first) - DAY, at(counted)))
    const end = last < to ? last : to
    free += daysBetween(begin, end)
    if (end > counted) counted = end
  }
  return free
}

function silent({ today, lastHeld, since, next, holidays }: Facts): Of<'silent'> | null {
  const from = lastHeld ?? since
  const all = daysBetween(from, today)
  const free = holidaysBetween(from, today, holidays)
  const days = all - free
  return days > SILENT_DAYS ? { kind: 'silent', days, free, last: lastHeld, since, next } : null
}

function nothingHeld({ objectives, yearStart, month }: Facts): Of<'nothingHeld'> | null {
  const rows = objectives
    .filter(({ planned, held }) => planned > 0 && held === 0)
    .map(({ objective, planned }) => ({ objective, planned }))
  const to = dateOf(at(month) - DAY)
  return rows.length ? { kind: 'nothingHeld', rows, from: yearStart, to } : null
}

function undocumented({ papers, today }: Facts): Of<'undocumented'> | null {
  const { undocumented: count, held: of, oldest } = papers
  return oldest && count
    ? { kind: 'undocumented', count, of, days: daysBetween(oldest.on, today), oldest }
    : null
}

function overdue({ problems, today }: Facts): Of<'overdue'> | null {
  const { overdue: count, open: of, days: patience, oldest } = problems
  return oldest && count
    ? { kind: 'overdue', count, of, patience, days: daysBetween(oldest, today), oldest }
    : null
}

function falling({ meetings }: Facts): Of<'falling'> | null {
  const seen = meetings.slice(0, 2 * FALLING_MEETINGS)
  if (seen.length < 2 * FALLING_MEETINGS) return null
  const sum = (some: Meeting[]) => some.reduce((total, one) => total + one.people, 0)
  const now = sum(seen.slice(0, FALLING_MEETINGS))
  const before = sum(seen.slice(FALLING_MEETINGS))
  if (before < FALLING_LEAST || (before - now) * 100 < before * FALLING_PERCENT) return null
  const percent = Math.floor(((before - now) / before) * 100)
  return { kind: 'falling', now, before, percent, meetings: seen.toReversed() }
}

function oneSided({ objectives, yearStart: from, today: to }: Facts): Of<'oneSided'> | null {
  const of = objectives.reduce((sum, one) => sum + one.held, 0)
  const most = objectives.find(({ held }) => held * 100 > of * ONE_SIDED_PERCENT)
  if (!most || of < ONE_SIDED_LEAST) return null
  const { objective, held } = most
  return { kind: 'oneSided', objective, held, of, percent: Math.ceil((held / of) * 100), from, to }
}

/** Everything that stands out in a group; nothing when all is well. */
export function exceptionsOf(facts: Facts): Exception[] {
  return [silent, nothingHeld, undocumented, overdue, falling, oneSided]
    .map((rule) => rule(facts))
    .filter((found) => found !== null)
}

const MOST_DAYS = 9_999

/** How a group stands in the order: by how much stands out, then by the longest time that something has waited. */
export function weightOf(found: Exception[]): number {
  const days = found.map((one) => ('days' in one ? one.days : 0))
  return found.length * (MOST_DAYS + 1) + Math.min(MOST_DAYS, Math.max(0, ...days))
}
