// Makes workbooks in a process of its own, so that a long one does not keep the server from answering.
// Plain JavaScript: it is started by its path, and no bundler ever sees it.
import writeExcelFile from 'write-excel-file/node'
import { making } from './making.mjs'

const WIDEST = 50
// What a spreadsheet would run if the cell were typed in anew or saved as CSV.
const FORMULA = /^[=+\-@\t\r]/
// In what language a spreadsheet names a month, whatever its own is.
const TONGUES = { id: '[$-421]', en: '[$-409]' }
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function typed(cell) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' }
  if (typeof cell === 'object') {
    const format = `${TONGUES[cell.locale] ?? ''}mmmm yyyy`
    return { value: new Date(`${cell.month}-01T00:00:00Z`), type: Date, format }
  }
  const value = cell.toWellFormed().replace(FORBIDDEN, '')
  return { value: FORMULA.test(value) ? `'${value}` : value, type: String, wrap: true }
}

/** `A`, `Z`, `AA` of a column's number from 1. */
function letters(column) {
  const rest = (column - 1) % 26
  const last = String.fromCharCode(65 + rest)
  return column > 26 ? letters((column - 1 - rest) / 26) + last : last
}

function filtered({ columns, rows }) {
  const ref = `A1:${letters(columns.length)}${rows.length + 1}`
  const transform = (xml, _, { sheetIndex }) =>
    sheetIndex === 0 ? xml.replace('</sheetData>', `</sheetData><autoFilter ref="${ref}"/>`) : xml
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }
}

/** How many letters a cell takes: no date is longer than the name of a month with its year. */
const lengthOf = (cell) => (typeof cell === 'object' ? 'September 2026'.length : String(cell ?? '').length)

const bold = (value) => ({ value, type: String, fontWeight: 'bold' })

/** What stands beside the table, on a sheet of its own behind it. */
function sideSheet({ title, heads, rows }) {
  const isHead = (row, column) => (heads === 'above' ? row === 0 : column === 0)
  const data = rows.map((row, i) => row.map((cell, j) => (isHead(i, j) ? bold(String(cell)) : typed(cell))))
  const columns = heads === 'above' ? rows[0]?.map(() => ({ width: 18 })) : [{ width: 24 }, { width: 100 }]
  return { data, sheet: title, columns: columns ?? [], ...(heads === 'above' && { stickyRowsCount: 1 }) }
}

async function workbook(data) {
  const widths = data.columns.map((name, i) => {
    const longest = data.rows.reduce((most, row) => Math.max(most, lengthOf(row[i]) + 2), 0)
    return { width: Math.min(WIDEST, Math.max(name.length + 4, longest)) }
  })
  const cells = [data.columns.map(bold), ...data.rows.map((row) => row.map(typed))]
  const table = { data: cells, sheet: 'Data', columns: widths, stickyRowsCount: 1 }
  const sheets = [table, ...(data.sides ?? []).map(sideSheet)]
  return new Uint8Array(await writeExcelFile(sheets, { features: [filtered(data)] }).toBuffer())
}

making(({ data }) => workbook(data))
