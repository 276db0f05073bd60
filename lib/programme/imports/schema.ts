import { z } from 'zod'
import { id, line } from '../../core/input'
import { correctionsOf } from '../../forms/rows'
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

export const correctInput = z.object({ importId: id, rows: correctionsOf(rowFields) })
export const applyInput = z.object({ importId: id, why: line(400) })
export const dropInput = z.object({ importId: id })
