import type { ObjectiveCode } from '../../objectives/schema'
import type { CoverageRow } from '../rules'

const sums = ['jp', 'people', 'reported', 'solved'] as const
type Sums = Record<(typeof sums)[number], number>
export type Figures = {
  rows: (Sums & { objective: ObjectiveCode; members: number })[]
  total: Sums & { members: number }
}

/** Different people of an objective, and without one of the whole period: people are no sums. */
export type Distinct = { objective: ObjectiveCode | null; members: number }

/** Credit hours, attendances and problems of the seven rows together. */
export function totalOf(rows: Sums[]): Sums {
  const total = { jp: 0, people: 0, reported: 0, solved: 0 }
  for (const row of rows) for (const sum of sums) total[sum] += row[sum]
  return total
}

/** People, credit hours and problems of the seven rows, and of the whole. */
export function figuresOf(rows: CoverageRow[], distinct: Distinct[]): Figures {
  const of = (objective: ObjectiveCode | null) =>
    distinct.find((one) => one.objective === objective)?.members ?? 0
  return {
    rows: rows.map(({ objective, jp, people, reported, solved }) => ({
      ...{ objective, members: of(objective) },
      ...{ jp, people, reported, solved },
    })),
    total: { members: of(null), ...totalOf(rows) },
  }
}
