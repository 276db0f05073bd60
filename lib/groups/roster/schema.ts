import { z } from 'zod'
import { id } from '../../core/input'
import { correctionsOf } from '../../forms/rows'

/** What a row of a sheet may say of a person. */
export const rowFields = ['name', 'nip', 'nuptk', 'email', 'school', 'npsn'] as const
export type RowField = (typeof rowFields)[number]

/** `match`: who the row is, where a person had to choose: `new`, `same` as an earlier row, or a member's key. */
export const chosenFields = [...rowFields, 'match'] as const
export type ChosenField = (typeof chosenFields)[number]

/** A row as it is kept: its place in the sheet, what it said, what a person chose instead. `note`: nobody, its words. */
export type Row = {
  row: number
  given: Partial<Record<RowField, string>>
  chosen: Partial<Record<ChosenField, string>>
  skip: boolean
  note?: string
}

/** The heads of a sheet: what is read of it, and what is left unread. `nik`: it has a column of NIK. */
export type Heads = { read: RowField[]; unread: string[]; nik: boolean }

export const MOST_PEOPLE = 5000
export const SHEET_MEGABYTES = 5
const text = z.string().max(2000, 'tooLong')
export const uploadInput = z.object({ groupId: id })
export const correctInput = z.object({ importId: id, rows: correctionsOf(chosenFields) })
export const schoolsInput = z.object({
  importId: id,
  schools: z.array(z.object({ said: text, school: text, without: z.boolean() })).max(60, 'tooLarge'),
})
export const importInput = z.object({ importId: id })

/** A job that has been at work for so long was ended with its process: the roster can be begun again. */
export function isStalled(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() > 120_000
}
