import { z } from 'zod'
import { day } from '../core/day'
import { id, line, oneOf, optional, prose, whole } from '../core/input'
import { dateValue } from '../core/time'
import { mainNotSupporting, objectiveCodes, objectiveFields } from '../objectives/schema'
import { monthsOfYear } from './rules'
import { readRupiah } from './words/rules'

/** Programme categories of the 2010 guidelines. */
export const categories = ['general', 'coreRoutine', 'coreDevelopment', 'supporting'] as const

/** Where an item comes from. */
export const origins = ['problem', 'programme', 'policy'] as const
/** Far above what a group does in a year; it keeps a page and an import within bounds. */
export const MOST_ITEMS = 300
/** What a spreadsheet of a programme may weigh. */
export const SHEET_MEGABYTES = 2
const MOST_RUPIAH = 2_000_000_000

/** An amount as people type it: `Rp 1.500.000,-`. */
const rupiah = z
  .string()
  .transform((text, context) => {
    const amount = readRupiah(text)
    if (amount !== false) return amount
    context.addIssue({ code: 'custom', message: 'rupiah' })
    return z.NEVER
  })
  .pipe(z.number().int('rupiah').max(MOST_RUPIAH, 'tooLarge').nullable())

export const itemFields = {
  title: line(160, 3),
  category: oneOf(categories),
  /** `2026-08` */
  month: z.string('choose').regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'choose'),
  ...objectiveFields,
  jp: optional(whole(1, 200)),
  reason: prose(1000),
  origin: oneOf(origins).prefault('programme'),
  /** The name of a member, or of anybody or any section in words. */
  inCharge: line(120).prefault(''),
  budget: rupiah.prefault(''),
  fund: line(80).prefault(''),
  indicator: line(300).prefault(''),
}
const fields = {
  ...itemFields,
  /** Why an adopted programme is changed; empty before its adoption. */
  why: line(400),
}
const main = { path: ['supporting'], message: 'mainAmongSupporting' }
export const schoolYear = whole(2000, 2100)
/** The problem that asks for an item, from the page that shows what the year lacks. */
const problemId = optional(id)

export const addInput = z
  .object({ groupId: id, schoolYear, problemId, ...fields })
  .refine(mainNotSupporting, main)
  .refine((item) => monthsOfYear(item.schoolYear).includes(item.month), {
    path: ['month'],
    message: 'monthOutside',
  })
export const changeInput = z.object({ itemId: id, ...fields }).refine(mainNotSupporting, main)
export const removeInput = z.object({ itemId: id, why: line(400) })
/** The three who sign: the head, the secretary, and who acknowledges it. */
export const signers = ['head', 'secretary', 'acknowledging'] as const
const title = line(80).prefault('')
const name = line(120).prefault('')
export const adoptInput = z.object({
  groupId: id,
  schoolYear,
  /** The date on the paper; today when it is left out. */
  adoptedOn: optional(day),
  headTitle: title,
  /** Left out it is whoever adopts; sent, it must name somebody. */
  headName: line(120, 3).optional(),
  secretaryTitle: title,
  secretaryName: name,
  acknowledgingTitle: title,
  acknowledgingName: name,
})

const year = z.coerce.number().int().min(2000).max(2100).nullable().catch(null)

/** The school year that a page asks for; what makes no sense becomes `now`. */
export function yearOf(params: Record<string, unknown>, now: number): number {
  return year.parse(params.year ?? null) ?? now
}

const count = z.coerce.number().int().min(0).max(MOST_ITEMS)

/** A count that an address tells of what was just done; null when it makes no sense. */
export function countOf(asked: unknown): number | null {
  const told = count.safeParse(asked ?? Number.NaN)
  return told.success ? told.data : null
}

/** What an address fills in of a new item; what makes no sense is left out. */
export function askedItem(params: Record<string, unknown>, schoolYear: number) {
  const objective = objectiveCodes.find((one) => one === params.objective)
  const month = monthsOfYear(schoolYear).find((one) => one === params.month)
  return { ...(objective && { objective }), ...(month && { month: dateValue(`${month}-01`) }) }
}
