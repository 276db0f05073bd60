import papa from 'papaparse'
import { typedDay } from '../core/day'
import { type DataSet, download } from './data'

/**
 * A data set as CSV: UTF-8 with a byte order mark, RFC 4180.
 * A cell that a spreadsheet would run as a formula is led by an apostrophe.
 */
export function csvText(data: DataSet): string {
  const rows = data.rows.map((row) => row.map((cell) => (cell instanceof Date ? typedDay(cell) : cell)))
  const text = papa.unparse({ fields: data.columns, data: rows }, { escapeFormulae: true })
  return `\ufeff${text}\r\n`
}

/** The same as a download. */
export function csvResponse(data: DataSet): Response {
  return new Response(csvText(data), {
    headers: download(`${data.name}.csv`, 'text/csv; charset=utf-8'),
  })
}
