import { z } from 'zod'
import { AppError, type Complaint } from '../../core/errors'
import { parse } from '../../core/input'
import { mainNotSupporting } from '../../objectives/schema'
import { monthsOfYear } from '../rules'
import { itemFields, origins } from '../schema'
import {
  readCategory,
  readJp,
  readMonth,
  readObjective,
  readRupiah,
  suggestObjective,
  titleKey,
} from '../words/rules'
import type { Row, RowField, Texts } from './schema'

const item = z.object(itemFields).refine(mainNotSupporting)
export type Item = z.output<typeof item>
export type Fault = { field: RowField } & Complaint

/**
 * What becomes of a row. `there`: the programme has it already. `doubtful`: a person must choose.
 * `refused`: it cannot be taken as it is. Both of these can be mended in place, or left out.
 */
export type Judged = Row & {
  state: 'new' | 'there' | 'doubtful' | 'refused' | 'skipped' | 'note'
  faults: Fault[]
  /** What the form of the row shows. */
  shown: Record<RowField, string>
  suggestion: string | null
  item: Item | null
}

export type Setting = { schoolYear: number; there: Set<string> }

/** By what two items of a year are the same. */
export const sameness = (title: string, month: string) => `${month} ${titleKey(title)}`

function monthOf(text: string, schoolYear: number): { value: string; fault?: Fault } {
  const read = readMonth(text, schoolYear)
  if (read && 'month' in read) return { value: read.month }
  if (read && 'outside' in read) return { value: '', fault: { field: 'month', key: 'monthOutside' } }
  const key = text ? (read ? 'monthSpan' : 'monthUnread') : 'monthMissing'
  return { value: '', fault: { field: 'month', key } }
}

/** What a row says, as the fields of the form take it; what cannot be read stays as it was written. */
function shownOf({ given, chosen }: Row, schoolYear: number) {
  const doubts: Fault[] = []
  const text = (field: RowField) => chosen[field] ?? given[field] ?? ''
  const picked = monthsOfYear(schoolYear).find((one) => one === chosen.month)
  const month = picked ? { value: picked } : monthOf(given.month ?? '', schoolYear)
  if (month.fault) doubts.push(month.fault)
  const objective = chosen.objective || (readObjective(given.objective ?? '') ?? '')
  if (!objective) doubts.push({ field: 'objective', key: 'objectiveMissing' })
  const number = (field: 'jp' | 'budget', read: (text: string) => number | null | false, key: string) => {
    const value = read(text(field))
    if (value === false) doubts.push({ field, key })
    return value === false ? text(field) : String(value ?? '')
  }
  const aims = given.objective && !readObjective(given.objective) ? given.objective : ''
  const origin = origins.find((one) => one === text('origin')) ?? originOf(text('origin'))
  const shown: Record<RowField, string> = {
    title: text('title'),
    month: month.value,
    objective,
    jp: number('jp', readJp, 'jpUnread'),
    category: chosen.category || (readCategory(given.category ?? '') ?? 'coreRoutine'),
    origin,
    inCharge: text('inCharge'),
    budget: number('budget', readRupiah, 'rupiah'),
    fund: text('fund'),
    indicator: text('indicator'),
    reason: chosen.reason ?? [aims, given.reason].filter(Boolean).join('\n'),
  }
  return { shown, doubts }
}

function originOf(text: string): (typeof origins)[number] {
  const said = text.toLowerCase()
  if (/masalah|problem/.test(said)) return 'problem'
  return /kebijakan|dinas|policy/.test(said) ? 'policy' : 'programme'
}

function checked(shown: Texts): { item: Item } | { fields: Record<string, Complaint> } {
  try {
    return { item: parse(item, { ...shown, supporting: [], jp: shown.jp ?? '' }) }
  } catch (error) {
    if (error instanceof AppError) return { fields: error.fields }
    throw error
  }
}

function judged(row: Row, setting: Setting, earlier: Map<string, number>): Judged {
  const { shown, doubts } = shownOf(row, setting.schoolYear)
  const suggestion = suggestObjective(`${shown.title} ${row.given.objective ?? ''}`)
  const base = { ...row, shown, suggestion, item: null, faults: [] }
  if (row.note !== undefined) return { ...base, state: 'note' }
  if (row.skip) return { ...base, state: 'skipped' }
  const result = checked(shown)
  const doubted = new Set(doubts.map((one) => one.field))
  const refused: Fault[] =
    'fields' in result
      ? Object.entries(result.fields)
          .map(([field, told]) => ({ field: field as RowField, ...told }))
          .filter((one) => !doubted.has(one.field))
      : []
  const outside = doubts.some((one) => one.key === 'monthOutside')
  const faults = [...doubts, ...refused]
  if (refused.length || outside) return { ...base, state: 'refused', faults }
  if (faults.length || 'fields' in result) return { ...base, state: 'doubtful', faults }
  const key = sameness(shown.title, shown.month)
  if (setting.there.has(key)) return { ...base, state: 'there' }
  const twin = earlier.get(key)
  if (twin !== undefined)
    return { ...base, state: 'doubtful', faults: [{ field: 'title', key: 'rowTwin', values: { row: twin } }] }
  earlier.set(key, row.row)
  return { ...base, state: 'new', item: result.item }
}

/** What becomes of each row of an import, in their order. */
export function judge(rows: Row[], setting: Setting): Judged[] {
  const earlier = new Map<string, number>()
  return rows.map((row) => judged(row, setting, earlier))
}

/** How many rows are in each state. */
export function tally(rows: Judged[]): Record<Judged['state'], number> {
  const counts = { new: 0, there: 0, doubtful: 0, refused: 0, skipped: 0, note: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}
