import { z } from 'zod'
import { type Stage, stages } from '../objectives/schema'

/** The months of a school year, as words of an address. */
export const schoolMonths = [
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
] as const
export const parts = ['year', 'ganjil', 'genap', 'calendar', 'first', 'second', ...schoolMonths] as const
export type Part = (typeof parts)[number]

const filter = z.object({
  year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null),
  part: z.enum(parts).catch('year'),
})

/** The period that a page asks for; what makes no sense becomes the school year `now`. */
export function periodOf(params: Record<string, unknown>, now: number) {
  const { year, part } = filter.parse({ year: params.year, part: params.part })
  return { year: year ?? now, part }
}

/** The last group of the page before; what makes no sense begins at the first page. */
export const afterGroup = z.uuid().nullable().catch(null)

/** The columns of activities: a stage, or the activities that only support the objective. */
export const cellStages = [...stages, 'supporting'] as const
export type CellStage = Stage | 'supporting'
/** The other columns that add up: credit hours and people of the held activities, and problems. */
export const cellSums = ['jp', 'people', 'reported', 'solved'] as const
export type CellSum = (typeof cellSums)[number]
/** A figure that can be opened; different members are known of one group alone. */
export const cellFigures = [...cellStages, ...cellSums, 'members'] as const
export type CellFigure = CellStage | CellSum | 'members'
export const cellFigure = z.enum(cellFigures).catch('planned')
