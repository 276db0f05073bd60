import papa from 'papaparse'
import { typedDay } from '../core/day'
import { madeOnce } from '../core/known'
import { monthName } from '../core/time'
import { type Cell, type DataSet, download, type LongData } from './data'

const TYPE = 'text/csv; charset=utf-8'

function textOf(cell: Cell): string | number {
  if (cell instanceof Date) return typedDay(cell)
  return typeof cell === 'object' ? monthName(cell.locale, cell.month) : cell
}

/** Rows as lines of RFC 4180. A cell that a spreadsheet would run as a formula is led by an apostrophe. */
function linesOf(rows: Cell[][]): string {
  if (!rows.length) return ''
  const texts = rows.map((row) => row.map(textOf))
  return `${papa.unparse(texts, { escapeFormulae: true })}\r\n`
}

const texts = madeOnce<string>()

/** A data set as CSV: UTF-8 with a byte order mark. Rows that are given again are laid out once. */
export function csvText({ columns, rows }: DataSet): string {
  return texts(rows, columns.join('\n'), () => `\ufeff${linesOf([columns, ...rows])}`)
}

/** The same as a download. */
export function csvResponse(data: DataSet): Response {
  return new Response(csvText(data), { headers: download(`${data.name}.csv`, TYPE) })
}

/**
 * A list of any length as a download that is sent piece by piece, as fast as it is taken.
 * Where a piece fails the download breaks off: half a list never looks like a whole one.
 */
export function longCsvResponse({ name, columns, pieces }: LongData): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(csvText({ name, columns, rows: [] }))),
    pull: async (stream) => {
      const { value, done } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(linesOf(value)))
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
  return new Response(body, { headers: download(`${name}.csv`, TYPE) })
}
