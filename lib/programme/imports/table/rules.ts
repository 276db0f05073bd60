import { headedBy, saysSum, type Word } from '../../../files/tables'
import { readCategory, readMonth } from '../../words/rules'
import type { Row, RowField, Texts } from '../schema'

/** The heads by which a column is known, in Indonesian and English; more in a head than this does no harm. */
const heads: Word<RowField>[] = [
  [
    'inCharge',
    /^(?:penanggung ?jawab|pj|p j|pic|pelaksana|koordinator|person in charge|in charge|responsible)/,
  ],
  ['fund', /^(?:sumber|source|fund)/],
  [
    'budget',
    /^(?:biaya|anggaran|dana|rab|jumlah (?:biaya|dana|anggaran)|perkiraan biaya|budget|cost|amount)/,
  ],
  [
    'indicator',
    /^(?:indikator|tolok ukur|keberhasilan|target|output|keluaran|hasil yang diharapkan|indicator)/,
  ],
  ['objective', /^(?:tujuan|objective|goal|aim)/],
  ['month', /^(?:bulan|waktu|jadwal|tanggal|pelaksanaan|hari|month|date|time|when|schedule)/],
  ['jp', /^(?:jp|jam|jumlah (?:jp|jam)|banyak(?:nya)? jp|alokasi|durasi|hours|credit)/],
  ['category', /^(?:kategori|jenis program|category)/],
  ['origin', /^(?:asal|origin)/],
  ['reason', /^(?:alasan|keterangan|catatan|reason|note|remark)/],
  [
    'title',
    /^(?:nama )?(?:kegiatan|program|uraian|materi|topik|acara|activity|activities|item|title|name of activity)/,
  ],
]

const { columnsOf, doubled } = headedBy(heads)

type Columns = { fields: Map<number, RowField>; months: Map<number, string>; last: number }

/** Columns that each stand for a month, of a sheet in which a mark says when. */
function monthColumns(row: string[]): Map<number, string> {
  const found = new Map<number, string>()
  row.forEach((cell, i) => {
    const read = /^\p{L}+\.?$/u.test(cell) ? readMonth(cell, 2000) : null
    if (read && 'month' in read) found.set(i, cell)
  })
  return new Set(found.values()).size >= 3 ? found : new Map()
}

/** The row of heads and what its columns hold, wherever in the sheet it stands; null when there is none. */
function headOf(rows: string[][]): (Columns & { at: number }) | null {
  for (const [at, row] of rows.entries()) {
    const fields = columnsOf(row)
    if (![...fields.values()].includes('title') || fields.size < 2) continue
    let last = at
    let months = monthColumns(row)
    const below = rows[at + 1] ?? []
    if (months.size === 0) {
      months = monthColumns(below)
      if (months.size) last = at + 1
    }
    // A head of two rows, its cells merged downwards, says the same twice.
    if (doubled(fields, below)) last = at + 1
    for (const [i] of months) fields.delete(i)
    if (months.size) for (const [i, field] of fields) if (field === 'month') fields.delete(i)
    return { at, fields, months, last }
  }
  return null
}

function textsOf(row: string[], { fields, months }: Columns): Texts {
  const texts: Texts = {}
  for (const [i, field] of fields) if (row[i]) texts[field] = row[i]
  const marked = [...months].filter(([i]) => row[i]).map(([, month]) => month)
  if (marked.length) texts.month = marked.join(', ')
  return texts
}

/** Words of a row that is no activity: a sum, numbers of columns, a heading between, a signature below. */
function noteOf(row: string[], texts: Texts): string | null {
  const cells = [...new Set(row.filter(Boolean))]
  if (!cells.length) return ''
  const said = cells.join(' · ').slice(0, 160)
  if (saysSum(cells)) return said
  const numbered = cells.filter((cell) => !/^(?:\d+|[ivxlc]+|[a-z])[.)]?$/i.test(cell))
  const alone = numbered.length === 1 && cells.length === numbered.length
  if (alone || (numbered.length === 1 && readCategory(numbered[0] ?? ''))) return said
  return texts.title || Object.keys(texts).length > 1 ? null : said
}

/**
 * The activities of a sheet with the rows that are none, in their order; null when no heads were found.
 * A heading between rows that names a category holds for what follows it.
 */
export function rowsOfSheet(sheet: string[][]): Row[] | null {
  const columns = headOf(sheet)
  if (!columns) return null
  const rows: Row[] = []
  let category: string | undefined
  sheet.forEach((cells, i) => {
    if (i <= columns.last) return
    const given = textsOf(cells, columns)
    const note = noteOf(cells, given)
    if (note === '') return
    const kept = { row: i + 1, chosen: {}, skip: false }
    if (note !== null) {
      if (readCategory(note)) category = note
      rows.push({ ...kept, given: {}, note })
      return
    }
    rows.push({ ...kept, given: category && !given.category ? { ...given, category } : given })
  })
  return rows
}
