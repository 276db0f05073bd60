import { z } from 'zod'

type Sent = Record<string, string | string[]>

/** The rows of a form whose fields are named `7.title`, `7.month`, `7.skip`; those present are named by `row`. */
export function rowsOf<F extends string>(values: Sent, fields: readonly F[]) {
  const one = (row: string, field: string) => {
    const value = values[`${row}.${field}`]
    return typeof value === 'string' ? value : undefined
  }
  const chosenOf = (row: string) => {
    const said = fields.flatMap((field) => {
      const value = one(row, field)
      return value === undefined ? [] : [[field, value] as const]
    })
    return Object.fromEntries(said) as Partial<Record<F, string>>
  }
  return [values.row ?? []]
    .flat()
    .map((row) => ({ row, skip: one(row, 'skip') === 'yes', chosen: chosenOf(row) }))
}

/** At most so many rows come in one form, whose pages have twenty. */
const MOST = 60
const PAGE = 20

/** What a person says of rows in place: fields of a closed list, or that a row is left out. */
export function correctionsOf<const F extends readonly [string, ...string[]]>(fields: F) {
  const chosen = z.partialRecord(z.enum(fields), z.string().max(2000, 'tooLong'))
  const row = z.coerce.number('number').int('number')
  return z.array(z.object({ row, skip: z.boolean(), chosen })).max(MOST, 'tooLarge')
}

export type RowsAsked = { all: boolean; after: number }
const after = z.coerce.number().int().min(0).max(100_000).catch(0)

/** The page of rows that an address asks for; what makes no sense is the first. */
export function pageAsked(params: Record<string, unknown>): RowsAsked {
  return { all: params.all === 'yes', after: after.parse(params.after ?? 0) }
}

/** A page of judged rows, those that wait for a person alone as long as any does; `note`: rows that are nothing but words. */
export function pageOfRows<R extends { row: number; state: string }>(rows: R[], asked: RowsAsked) {
  const waits = ({ state }: R) => state === 'doubtful' || state === 'refused'
  const waiting = rows.filter(waits).length
  const all = asked.all || waiting === 0
  const wanted = rows.filter((one) => one.row > asked.after && one.state !== 'note' && (all || waits(one)))
  const page = wanted.slice(0, PAGE)
  const notes = rows.filter((one) => one.state === 'note')
  return { waiting, all, page, notes, next: wanted.length > PAGE ? page.at(-1)?.row : undefined }
}
