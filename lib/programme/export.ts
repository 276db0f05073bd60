import type { Cell, DataSet } from '../export/data'
import type { ObjectiveCode } from '../objectives/schema'
import type { ProgrammeItem } from './queries'
import type { categories, origins } from './schema'

/** The words of the head and of choices in the reader's language; a sheet with these heads can be taken in again. */
export type Words = {
  heads: string[]
  month: (month: string) => Cell
  category: (category: (typeof categories)[number]) => string
  origin: (origin: (typeof origins)[number]) => string
  objective: (code: ObjectiveCode) => string
}

/** Who is in charge of an item, in words. */
export const chargeName = (item: Pick<ProgrammeItem, 'inCharge' | 'inChargeBy'>) =>
  item.inChargeBy?.name ?? item.inCharge

/** The items of a year as a table, in the order of the page. */
export function programmeData(name: string, items: ProgrammeItem[], words: Words): DataSet {
  const rows = items.map((item, i): Cell[] => [
    i + 1,
    item.title,
    words.category(item.category),
    words.origin(item.origin),
    words.month(item.month.toISOString().slice(0, 7)),
    item.objective,
    words.objective(item.objective),
    item.supporting.join(', '),
    item.jp ?? '',
    chargeName(item),
    item.budget ?? '',
    item.fund,
    item.indicator,
    item.reason,
  ])
  return { name, columns: words.heads, rows }
}
