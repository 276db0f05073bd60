import { z } from 'zod'
import { id, line, oneOf, optional, prose, whole } from '../core/input'
import { mainNotSupporting, objectiveFields } from '../objectives/schema'
import { monthsOfYear } from './rules'

/** Programme categories of the 2010 guidelines. */
export const categories = ['general', 'coreRoutine', 'coreDevelopment', 'supporting'] as const

const fields = {
  title: line(160, 3),
  category: oneOf(categories),
  /** `2026-08` */
  month: z.string('choose').regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'choose'),
  ...objectiveFields,
  jp: optional(whole(1, 200)),
  reason: prose(1000),
  /** Why an adopted programme is changed; empty before its adoption. */
  why: line(400),
}
const main = { path: ['supporting'], message: 'mainAmongSupporting' }
const schoolYear = whole(2000, 2100)

export const addInput = z
  .object({ groupId: id, schoolYear, ...fields })
  .refine(mainNotSupporting, main)
  .refine((item) => monthsOfYear(item.schoolYear).includes(item.month), {
    path: ['month'],
    message: 'monthOutside',
  })
export const changeInput = z.object({ itemId: id, ...fields }).refine(mainNotSupporting, main)
export const removeInput = z.object({ itemId: id, why: line(400) })
export const adoptInput = z.object({ groupId: id, schoolYear })

const year = z.coerce.number().int().min(2000).max(2100).nullable().catch(null)

/** The school year that a page asks for; what makes no sense becomes `now`. */
export function yearOf(params: Record<string, unknown>, now: number): number {
  return year.parse(params.year ?? null) ?? now
}
