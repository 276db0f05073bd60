/** A month like `2026-08`: its name in a text, a date that is shown as that name in a workbook. */
export type Month = { month: string; locale: string }

/** A cell: a date is a day without a time. */
export type Cell = string | number | Date | Month

/** A smaller sheet behind a table: with heads above, or a label before each line. */
export type Side = { title: string; heads: 'above' | 'before'; rows: Cell[][] }

/** A table for an export, declared once for every kind of file; a workbook also holds what stands beside it. */
export type DataSet = { name: string; columns: string[]; rows: Cell[][]; sides?: Side[] }

/** The same with rows that come piece by piece: of a list that may be of any length. */
export type LongData = { name: string; columns: string[]; pieces: AsyncGenerator<Cell[][]> }

/** The headers of a download that is for this reader alone. */
export function download(
  name: string,
  type: string,
  way: 'attachment' | 'inline' = 'attachment',
): HeadersInit {
  return {
    'Content-Type': type,
    'Content-Disposition': `${way}; filename="${name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  }
}
