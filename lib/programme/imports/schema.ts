import { z } from 'zod'
import { id, line } from '../../core/input'
import { schoolYear } from '../schema'

/** What a row of a sheet may say of an item. */
export const rowFields = [
  'title',
  'month',
  'objective',
  'jp',
  'category',
  'origin',
  'inCharge',
  'budget',
  'fund',
  'indicator',
  'reason',
] as const
export type RowField = (typeof rowFields)[number]
export type Texts = Partial<Record<RowField, string>>

/** A row as it is kept: its place in the sheet, what it said, what a person chose instead. `note`: no activity, its words. */
export type Row = { row: number; given: Texts; chosen: Texts; skip: boolean; note?: string }

export const uploadInput = z.object({ groupId: id, schoolYear })

const text = z.string().max(2000, 'tooLong')
export const correctInput = z.object({
  importId: id,
  rows: z
    .array(
      z.object({
        row: z.coerce.number('number').int('number'),
        skip: z.boolean(),
        chosen: z.partialRecord(z.enum(rowFields), text),
      }),
    )
    .max(60, 'tooLarge'),
})
export const applyInput = z.object({ importId: id, why: line(400) })
export const dropInput = z.object({ importId: id })

const after = z.coerce.number().int().min(0).max(100_000).catch(0)

/** The page of rows that an address asks for; what makes no sense is the first. */
export function pageAsked(params: Record<string, unknown>) {
  return { all: params.all === 'yes', after: after.parse(params.after ?? 0) }
}
