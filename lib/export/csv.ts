import papa from 'papaparse'

/** A table for an export, declared once for every kind of file. */
export type DataSet = { name: string; columns: string[]; rows: (string | number)[][] }

/**
 * A data set as a CSV download: UTF-8 with a byte order mark, RFC 4180.
 * A cell that a spreadsheet would run as a formula is led by an apostrophe.
 */
export function csvResponse(data: DataSet): Response {
  const text = papa.unparse({ fields: data.columns, data: data.rows }, { escapeFormulae: true })
  return new Response(`\ufeff${text}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${data.name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
