import 'server-only'
import { type CellObject, type Range, read, type WorkSheet } from '@e965/xlsx'
import papa from 'papaparse'
import { invalidField } from '../core/errors'
import { kindOf } from './kinds'
import { unpacksTooFar } from './zips'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What a workbook may unpack to: far above any list that a person keeps, far below what would hurt. */
const UNPACKED = 16 * 1024 * 1024
const MOST_COLUMNS = 60
const MOST_MERGES = 2000
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0]

/** The cells of a sheet as texts, from its first row; `total` and `columns` also count what lies beyond the limit. */
export type Sheet = { rows: string[][]; total: number; columns: number }

/** A spreadsheet keeps 15 digits of a number; a longer one is said as it shows it, so that nobody takes it for whole. */
const WHOLE_DIGITS = 1e15

function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'e') return cell.w ?? '#REF!'
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (typeof cell.v === 'number' && Math.abs(cell.v) >= WHOLE_DIGITS)
    return cell.v.toExponential(5).toUpperCase()
  return String(cell.v).trim()
}

/** A merged cell says the same in each of its cells. */
function spread(rows: string[][], merges: Range[]) {
  for (const { s, e } of merges) {
    const said = rows[s.r]?.[s.c] ?? ''
    for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r += 1)
      for (let c = s.c; c <= Math.min(e.c, MOST_COLUMNS - 1); c += 1) (rows[r] as string[])[c] = said
  }
}

/** The number of the last column in which any row says something. */
function widest<T>(rows: (T[] | undefined)[], says: (cell: T) => boolean): number {
  return rows.reduce((most, row) => Math.max(most, (row?.findLastIndex(says) ?? -1) + 1), 0)
}

function cellsOf(sheet: WorkSheet, most: number): Sheet {
  const dense = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const rows = Array.from({ length: Math.min(dense.length, most) }, (_, r) =>
    Array.from({ length: Math.min(dense[r]?.length ?? 0, MOST_COLUMNS) }, (_, c) => textOf(dense[r]?.[c])),
  )
  spread(rows, (sheet['!merges'] ?? []).slice(0, MOST_MERGES))
  const full = (sheet as { '!fullref'?: string })['!fullref'] ?? sheet['!ref'] ?? ''
  const last = Number(full.match(/(\d+)$/)?.[1] ?? rows.length)
  return {
    rows: rows.map((row) => Array.from(row, (text) => text ?? '')),
    total: Math.max(rows.length, last),
    columns: widest(dense, (cell) => textOf(cell) !== ''),
  }
}

async function fromWorkbook(bytes: Uint8Array, field: string, most: number): Promise<Sheet> {
  if (await unpacksTooFar(bytes, UNPACKED)) throw invalidField(field, 'sheetUnpacked')
  let sheet: WorkSheet | undefined
  try {
    // Values only: a formula is never read, its last value is.
    const book = read(bytes, {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellDates: true,
      UTC: true,
      sheetRows: most,
    })
    sheet = book.SheetNames.map((name) => book.Sheets[name]).find((one) => one?.['!ref'])
  } catch {
    throw invalidField(field, 'sheetBroken')
  }
  if (!sheet) throw invalidField(field, 'sheetEmpty')
  return cellsOf(sheet, most)
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.includes(0) ? null : new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * What stands between the cells of a text: the sign by which most of its first rows have the same number of cells.
 * Commas also stand before degrees, so the mere number of signs says nothing.
 */
function delimiterOf(text: string): string {
  const judged = [',', ';', '\t', '|'].map((delimiter) => {
    const { data } = papa.parse<string[]>(text, { delimiter, preview: 60 })
    const lengths = Map.groupBy(data, (row) => row.length)
    const alike = [...lengths]
      .filter(([cells]) => cells > 1)
      .map(([cells, rows]) => [rows.length, cells] as const)
    const [rows = 0, cells = 0] = alike.sort((a, b) => b[0] - a[0] || b[1] - a[1])[0] ?? []
    return { delimiter, rows, cells }
  })
  return judged.sort((a, b) => b.rows - a.rows || b.cells - a.cells)[0]?.delimiter as string
}

function fromText(bytes: Uint8Array, field: string, most: number): Sheet {
  const text = decoded(bytes)
  if (text === null || /\u0000|^\s*<[!?a-z]/i.test(text)) throw invalidField(field, 'sheetType')
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: false, delimiter: delimiterOf(text) })
  // A text that begins like a formula has no value here, and is not kept.
  const plain = (cell: string) => (cell.trim().startsWith('=') ? '' : cell.trim())
  const rows = data.slice(0, most).map((row) => row.slice(0, MOST_COLUMNS).map(plain))
  return { rows, total: data.length, columns: widest(data, (cell) => cell.trim() !== '') }
}

/**
 * The first sheet of an XLSX or CSV file, told apart by content and never by name. Throws invalid with a
 * sentence for `field` when it is something else, broken, or unpacks too far.
 */
export async function readSheet(
  field: string,
  file: unknown,
  limits: { rows: number; megabytes: number },
): Promise<Sheet & { bytes: Uint8Array; name: string }> {
  if (!(file instanceof File) || (!file.name && !file.size)) throw invalidField(field, 'fileMissing')
  if (file.size === 0) throw invalidField(field, 'fileEmpty')
  if (file.size > limits.megabytes * 1024 * 1024)
    throw invalidField(field, 'sheetTooLarge', { max: limits.megabytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (OLD_WORKBOOK.every((one, i) => bytes[i] === one)) throw invalidField(field, 'sheetOld')
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (zipped && (await kindOf(bytes)) !== XLSX) throw invalidField(field, 'sheetType')
  const sheet = zipped ? await fromWorkbook(bytes, field, limits.rows) : fromText(bytes, field, limits.rows)
  if (sheet.columns > MOST_COLUMNS)
    throw invalidField(field, 'sheetTooWide', { columns: sheet.columns, max: MOST_COLUMNS })
  if (!sheet.rows.some((row) => row.some(Boolean))) throw invalidField(field, 'sheetEmpty')
  return { ...sheet, bytes, name: shownName(file.name) }
}

/** A file's name as it can be kept and shown: its end, without signs that disguise it. */
function shownName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069]/g, '')
    .slice(-120)
}

/** A cell's text as the database can keep it; what is too long is told from its beginning. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').slice(0, 2000)
}

/** The same for texts by field. */
export function storableTexts<T extends Record<string, string | undefined>>(texts: T): T {
  const all = Object.entries(texts).map(([field, text]) => [field, storableText(text ?? '')])
  return Object.fromEntries(all)
}

/** A row of a sheet, what it said and its words, as the database can keep it. */
export function storableRow<R extends { given: Record<string, string | undefined>; note?: string }>(
  row: R,
): R {
  const note = row.note === undefined ? {} : { note: storableText(row.note) }
  return { ...row, given: storableTexts(row.given), ...note }
}
