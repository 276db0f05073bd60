import { headedBy, plainHead, saysSum, type Word } from '../../../files/tables'
import { digitsIn, UNKEPT } from '../../../people/identifiers/rules'
import type { Heads, Row, RowField } from '../schema'

/** NIK, and the family card's number, are recognised so that they are not read. */
type Head = RowField | 'nik'

const NAME_WORDS =
  'lengkap|guru|peserta|anggota|pendidik|ptk|gtk|pegawai|kepala sekolah|mapel|dan|dengan|beserta|gelar|tanpa'

/** The heads by which a column is known, in Indonesian and English. A head that names a NIK beside another number is one. */
const heads: Word<Head>[] = [
  ['nik', /\bnik\b|induk kependudukan|\bktp\b|\bkk\b|kartu keluarga/],
  ['nip', /^(?:no |nomor )?(?:nip|nomor induk pegawai)\b/],
  ['nuptk', /^(?:no |nomor )?nuptk\b/],
  ['npsn', /^(?:no |nomor )?npsn\b/],
  ['email', /^(?:alamat )?(?:e ?mail|surel|surat elektronik)\b/],
  ['name', new RegExp(`^(?:(?:nama|name|full name|teacher name|name of teacher)(?: (?:${NAME_WORDS}))*)$`)],
  [
    'school',
    /^(?:nama |asal |nama asal )?(?:sekolah|madrasah|unit kerja|unit organisasi|instansi|lembaga|satuan pendidikan|satpen|satminkal|tempat tugas|tempat mengajar|tempat kerja|school|institution|workplace)(?: (?:asal|induk|tempat tugas|name))?$/,
  ],
]

const { columnsOf, doubled } = headedBy(heads)

type Found = { at: number; last: number; fields: Map<number, Head> }

function headOf(rows: string[][]): Found | null {
  const found = rows.flatMap((row, at) => {
    const fields = columnsOf(row)
    return [...fields.values()].includes('name') ? [{ at, fields }] : []
  })
  // Above the table a line may say "Nama" too; the true row of heads says more.
  const head = found.find((one) => one.fields.size > 1) ?? found[0]
  if (!head) return null
  const below = rows[head.at + 1] ?? []
  return { ...head, last: doubled(head.fields, below) ? head.at + 1 : head.at }
}

const NOBODY =
  /^(?:mengetahui|menyetujui|ketua|sekretaris|bendahara|kepala|pengawas|catatan|keterangan|ket|nb|sumber|dicetak|tanggal|halaman)\b/i
const SAMPLE = /^\W*(?:contoh|misal(?:nya)?|sample|example)\b|\((?:contoh|sample|example)\)/i
const SCHOOL =
  /^(?:sd|sdn|sdit|sdk|mi|min|mis|smp|smpn|mts|mtsn|sma|sman|smk|smkn|ma|man|slb|slbn|tk|tkn|paud|ra)\b/i

/** Words of a row that is nobody: a sum, numbers of columns, a sample, a heading between, a signature below. */
function noteOf(row: string[], given: Row['given'], only: boolean): string | null {
  const filled = row.filter(Boolean)
  const cells = [...new Set(filled)]
  if (!cells.length) return ''
  const said = cells.join(' · ').slice(0, 160)
  if (saysSum(cells) || cells.some((cell) => SAMPLE.test(cell))) return said
  if (!given.name)
    return cells.every((cell) => /^\d{1,4}[.)]?$/.test(cell)) || cells.length === 1 ? said : null
  if (cells.length > 1) return null
  // One text over several cells is a heading; alone in the column of names it may still be a place and day, or a signature.
  const heading = filled.length > 1 && !only
  return heading || NOBODY.test(given.name) || (!only && /\d/.test(given.name)) ? said : null
}

function textsOf(row: string[], fields: Map<number, Head>): Row['given'] {
  const given: Row['given'] = {}
  for (const [i, field] of fields) if (field !== 'nik' && row[i]) given[field] = row[i]
  if (given.name) given.name = given.name.replace(/^\d+\s*[.)]\s*/, '').replace(/\s+/g, ' ')
  // Where teachers without a NIP are listed, their NIK often stands in its column.
  if (given.nip && /^\d{16}$/.test(digitsIn(given.nip))) given.nip = UNKEPT
  return given
}

/** What the sheet's heads say; a column whose cells are all empty is not worth a word. */
function toldOf(head: Found, sheet: string[][]): Heads {
  const cells = sheet[head.at] ?? []
  const filled = (i: number) => sheet.slice(head.last + 1).some((row) => row[i])
  const unread = cells.filter(
    (cell, i) =>
      cell &&
      !head.fields.has(i) &&
      filled(i) &&
      !/^(?:no|nomor|nomor urut|no urut|#)$/.test(plainHead(cell)),
  )
  const fields = [...head.fields.values()]
  return {
    read: fields.filter((field) => field !== 'nik'),
    unread: [...new Set(unread)].map((text) => text.slice(0, 60)),
    nik: fields.includes('nik'),
  }
}

/**
 * The people of a sheet with the rows that are none, in their order; null when no heads were found. A heading between
 * rows that names a school holds for what follows it. A NIK is not in the answer.
 */
export function rowsOfSheet(sheet: string[][]): { rows: Row[]; heads: Heads } | null {
  const head = headOf(sheet)
  if (!head) return null
  const rows: Row[] = []
  const secret = new Set([...head.fields].filter(([, field]) => field === 'nik').map(([i]) => i))
  const open = (cells: string[]) => cells.filter((_, i) => !secret.has(i))
  let school: string | undefined
  sheet.slice(head.last + 1).forEach((cells, i) => {
    const given = textsOf(cells, head.fields)
    const note = noteOf(open(cells), given, head.fields.size === 1)
    if (note === '') return
    const kept = { row: head.last + i + 2, chosen: {}, skip: false }
    if (note !== null) {
      if (SCHOOL.test(note)) school = note
      rows.push({ ...kept, given: {}, note })
    } else
      rows.push({ ...kept, given: school && !given.school && !given.npsn ? { ...given, school } : given })
  })
  return { rows, heads: toldOf(head, sheet) }
}
