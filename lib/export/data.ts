/** A cell: a date is a day without a time. */
export type Cell = string | number | Date

/** A table for an export, declared once for every kind of file. */
export type DataSet = { name: string; columns: string[]; rows: Cell[][] }

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
