import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { CoverageRow } from '@/lib/coverage/rules'
import { stages } from '@/lib/objectives/schema'

export const asking = (path: string) => new Request(`http://x${path}`)
export const inGroup = (slug: string) => ({ params: Promise.resolve({ group: slug }) })
export type Answer = Response | Promise<Response>
export const bytes = async (answer: Answer) => new Uint8Array(await (await answer).arrayBuffer())

/** The figures of an objective in the order of the columns. */
export const cells = (row: CoverageRow) => [
  ...[...stages.map((stage) => row[stage]), row.supporting],
  ...[row.jp, row.people, row.reported, row.solved],
]

/** A CSV by a parser that did not write it: strict, so that a quote out of place or a short line is an error. */
export async function csv(answer: Answer) {
  const raw = await bytes(answer)
  expect([...raw.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  return parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][]
}

/** A workbook by a library that did not write it, and the plain XML of its first sheet. */
export async function workbook(answer: Answer) {
  const raw = await bytes(answer)
  const book = read(raw, { cellDates: true, UTC: true })
  const sheets = book.SheetNames.map((name) => book.Sheets[name] ?? {})
  const [first = {}] = sheets
  const rows = (sheet: object) => utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '', UTC: true })
  const xml = strFromU8(unzipSync(raw)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  return {
    table: rows(first),
    names: book.SheetNames,
    sheets: Object.fromEntries(book.SheetNames.map((name) => [name, rows(book.Sheets[name] ?? {})])),
    notes: rows(sheets.at(-1) ?? {}),
    second: rows(sheets[1] ?? {}),
    filter: first['!autofilter'],
    xml,
  }
}
