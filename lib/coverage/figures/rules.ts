import { type ObjectiveCode, objectiveCodes } from '../../objectives/schema'

const sums = ['jp', 'people', 'reported', 'solved'] as const
export type Sums = Record<(typeof sums)[number], number>
export type FigureRow = { objective: ObjectiveCode; members: number } & Sums
export type Figures = { rows: FigureRow[]; total: Sums & { members: number } }

type Found = { objective: ObjectiveCode } & Sums
/** Different people of an objective, and without one of the whole period: people are no sums. */
type Distinct = { objective: ObjectiveCode | null; members: number }

/** People, credit hours and problems of all seven objectives, and of the whole. */
export function figuresOf(found: Found[], distinct: Distinct[]): Figures {
  const of = (objective: ObjectiveCode | null) =>
    distinct.find((one) => one.objective === objective)?.members ?? 0
  const rows = objectiveCodes.map((objective) => {
    const row = { objective, members: of(objective), jp: 0, people: 0, reported: 0, solved: 0 }
    for (const one of found) if (one.objective === objective) for (const sum of sums) row[sum] += one[sum]
    return row
  })
  const total = { members: of(null), jp: 0, people: 0, reported: 0, solved: 0 }
  for (const row of rows) for (const sum of sums) total[sum] += row[sum]
  return { rows, total }
}
