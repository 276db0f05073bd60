import { type ObjectiveCode, objectiveCodes } from '../objectives/schema'
import { type CellFigure, type Part, schoolMonths } from './schema'

/** Activities by stage for one objective; of the held ones credit hours and people present; problems reported and solved. */
export type Counts = Record<(typeof columns)[number], number>
export type CoverageRow = { objective: ObjectiveCode } & Counts

const columns = [
  'planned',
  'held',
  'documented',
  'followedUp',
  'evidenced',
  'supporting',
  'jp',
  'people',
  'reported',
  'solved',
] as const
const nothing = Object.fromEntries(columns.map((column) => [column, 0])) as Counts

/** All seven rows, also those with nothing in them; counts of the same objective are added up. */
export function sevenRows(found: CoverageRow[]): CoverageRow[] {
  return objectiveCodes.map((objective) => {
    const row = { ...nothing, objective }
    for (const one of found) {
      if (one.objective !== objective) continue
      for (const column of columns) row[column] += one[column]
    }
    return row
  })
}

/** The denominator of a figure: later stages of what was planned, solved problems of those reported. */
export function wholeOf(figure: CellFigure): 'planned' | 'reported' | null {
  if (figure === 'solved') return 'reported'
  return ['held', 'documented', 'followedUp', 'evidenced'].includes(figure) ? 'planned' : null
}

/** How far an objective has come, 0 (nothing) to 5 (evidenced): the filling of its bead. */
export function beadStage(row: Counts): 0 | 1 | 2 | 3 | 4 | 5 {
  if (row.evidenced) return 5
  if (row.followedUp) return 4
  if (row.documented) return 3
  if (row.held) return 2
  return row.planned ? 1 : 0
}

/**
 * How far most of a region has come: the furthest stage that at least half of what was planned reached. Among
 * hundreds of activities there is nearly always one at the furthest stage, which would say nothing.
 */
export function mostStage(row: Counts): 0 | 1 | 2 | 3 | 4 | 5 {
  const half = (count: number) => count > 0 && count * 2 >= row.planned
  if (half(row.evidenced)) return 5
  if (half(row.followedUp)) return 4
  if (half(row.documented)) return 3
  if (half(row.held)) return 2
  return row.planned ? 1 : 0
}

/** A school year, one of its semesters or months, or the calendar year or half of one that bears its first number. */
export type Period = { year: number; part: Part }

/** Any months, as their first days. */
export type Span = { from: Date; to: Date }

/** First and last month (as dates of their first day) of a period like `2026`, `2026-ganjil` or `2026-calendar`. */
export function monthsOf(period: Period | Span): Span {
  if ('from' in period) return period
  const month = (year: number, number: number) => new Date(Date.UTC(year, number - 1, 1))
  const { year, part } = period
  if (part === 'calendar') return { from: month(year, 1), to: month(year, 12) }
  if (part === 'first') return { from: month(year, 1), to: month(year, 6) }
  if (part === 'second') return { from: month(year, 7), to: month(year, 12) }
  if (part === 'ganjil') return { from: month(year, 7), to: month(year, 12) }
  if (part === 'genap') return { from: month(year + 1, 1), to: month(year + 1, 6) }
  const place = (schoolMonths as readonly Part[]).indexOf(part)
  if (place >= 0) return { from: month(year, 7 + place), to: month(year, 7 + place) }
  return { from: month(year, 7), to: month(year + 1, 6) }
}

/** A month like `2026-03` as a period: that month of its school year. */
export function monthPeriod(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const place = (number + 5) % 12
  return { year: number < 7 ? year - 1 : year, part: schoolMonths[place] ?? 'year' }
}
