import { type CellObject, read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { plainText, tablesOf } from './pdf-tables'
import { type Answer, bytes, csv } from './saved'

/** A cell as a page has it: a month is a date in a workbook, and its name in a text. */
export type Shown = string | number | Date | { month: Date; name: string }

const DAY = 'yyyy-mm-dd'
/** What a spreadsheet would run is led by an apostrophe. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const isoDay = (on: Date) => on.toISOString().slice(0, 10)

function inText(cell: Shown): string {
  if (typeof cell === 'string') return harmless(cell)
  if (cell instanceof Date) return isoDay(cell)
  return typeof cell === 'number' ? `${cell}` : cell.name
}

/** Kind and value of a cell, and how a date is shown. */
function inWorkbook(cell: Shown) {
  if (typeof cell === 'number') return ['n', cell]
  if (cell instanceof Date) return ['d', isoDay(cell), DAY]
  if (typeof cell !== 'string') return ['d', isoDay(cell.month), 'mmmm yyyy']
  return cell ? ['s', harmless(cell)] : ['blank']
}

function opened(cell: CellObject | undefined) {
  if (cell?.v === undefined || cell.v === '') return ['blank']
  if (cell.v instanceof Date) return [cell.t, isoDay(cell.v), `${cell.z}`.replace(/^\[\$-\w+\]/, '')]
  return [cell.t, cell.v]
}

/**
 * Expects the CSV and the workbook of a table, opened by readers that did not write them, to hold these cells and no
 * others: numbers and dates typed, the head in sight, and a filter on every column.
 */
export async function sameTable(files: { csv?: Answer; xlsx?: Answer }, expected: Shown[][]) {
  if (files.csv) expect(await csv(files.csv)).toEqual(expected.map((row) => row.map(inText)))
  if (!files.xlsx) return
  const raw = await bytes(files.xlsx)
  const book = read(raw, { cellDates: true, cellNF: true, UTC: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const at = (r: number, c: number) => opened(sheet[utils.encode_cell({ r, c })])
  expect(expected.map((row, r) => row.map((_, c) => at(r, c)))).toEqual(
    expected.map((row) => row.map(inWorkbook)),
  )
  const whole = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: expected.length - 1, c: (expected[0]?.length ?? 0) - 1 },
  })
  expect([sheet['!ref'], sheet['!autofilter']]).toEqual([whole, { ref: whole }])
  const xml = strFromU8(unzipSync(raw)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<pane (?=[^>]*ySplit="1")(?=[^>]*topLeftCell="A2")[^>]*state="frozen"/)
}

/** Expects a PDF, opened by a reader that did not write it, to hold these tables and no others, cell by cell. */
export async function samePaper(pdf: Answer | Uint8Array, expected: string[][][]) {
  const raw = pdf instanceof Uint8Array ? pdf : await bytes(pdf)
  expect(await tablesOf(raw)).toEqual(expected.map((table) => table.map((row) => row.map(plainText))))
}
