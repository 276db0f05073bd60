import { zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { adoptProgramme } from '@/lib/programme/commands'
import { applyImport, correctRows, dropImport, uploadSheet } from '@/lib/programme/imports/commands'
import { readImport } from '@/lib/programme/imports/queries'
import { readProgramme } from '@/lib/programme/queries'
import { db } from '../support/database'
import { outcomes } from '../support/people'
import { csv, workbook } from '../support/sheet'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const every = { all: true, after: 0 }

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const upload = (file: unknown, schoolYear = 2026) => uploadSheet(as(officer), { groupId, schoolYear, file })
const read = async (id: string) => {
  const found = await readImport(officer, id, every)
  if (!found) throw new Error('not found')
  return found
}
const fault = (file: unknown) =>
  upload(file).then(
    () => null,
    (error) => error.fields?.file?.key ?? error,
  )

const head = [
  'No',
  'Nama Kegiatan',
  'Waktu',
  'Tujuan',
  'JP',
  'Penanggung Jawab',
  'Biaya',
  'Sumber Dana',
  'Indikator',
]

test('a sheet as it comes: titles above, merged cells, two languages, JP as text, a formula, sums and signatures', async () => {
  const rows = [
    ['PROGRAM KERJA KKG'],
    ['Tahun Pelajaran 2026/2027'],
    [],
    head,
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ['A', 'Kegiatan Umum'],
    [1, 'Sosialisasi program', 'Juli', 'E', '4 JP', 'slamet', 'Rp 500.000,-', 'BOS', '45 guru hadir'],
    ['B', 'Inti rutin'],
    [
      2,
      'Diskusi permasalahan pembelajaran',
      'August',
      'Membantu tugas mengajar',
      '4',
      'Bidang Kurikulum',
      { t: 'n', f: 'SUM(1,2)', v: 250000 },
    ],
    [3, 'Pemetaan kompetensi', null, 'a', 'empat', '', '', '', ''],
    [4, 'Menyusun silabus', 'Juli s.d. September', 'A', 6, '', '', '', ''],
    [5, '', 'Oktober', 'A', 4, '', '', '', ''],
    ['', 'Jumlah', '', '', 18],
    ['', '', '', '', '', 'Ketua KKG'],
  ]
  const file = workbook(
    rows,
    (sheet) => {
      sheet['!merges'] = [
        { s: { r: 0, c: 0 }, e: { r: 0, c: 8 } },
        { s: { r: 8, c: 2 }, e: { r: 9, c: 2 } },
      ]
    },
    'program.csv',
  )
  const { id, again } = await upload(file)
  expect(again).toBe(false)
  const first = await read(id)
  expect(first.counts).toEqual({ new: 1, there: 0, doubtful: 3, refused: 1, skipped: 0, note: 5 })
  expect(first.page.map((row) => [row.state, row.faults.map((one) => `${one.field} ${one.key}`)])).toEqual([
    ['new', []],
    ['doubtful', ['objective objectiveMissing']],
    ['doubtful', ['jp jpUnread']],
    ['doubtful', ['month monthSpan']],
    ['refused', ['title required']],
  ])
  expect(first.page[0]?.shown).toMatchObject({ category: 'general', budget: '500000', jp: '4' })
  // Merged downwards: August of the row above. The formula is gone, its value stays.
  expect(first.page[2]?.shown.month).toBe('2026-08')
  expect(first.page[1]?.shown).toMatchObject({ budget: '250000', reason: 'Membantu tugas mengajar' })
  expect(first.page[1]?.suggestion).toBe('D')
  expect(JSON.stringify(await db().programmeImport.findUnique({ where: { id } }))).not.toContain('SUM(')

  await expect(applyImport(as(officer), { importId: id, why: '' })).rejects.toMatchObject({
    complaint: { key: 'importUnsettled', values: { count: 4 } },
  })
  expect(await readProgramme(officer, groupId, 2026)).toBeNull()
  await correctRows(as(officer), {
    importId: id,
    rows: [
      { row: 9, skip: false, chosen: { objective: 'D' } },
      { row: 10, skip: false, chosen: { jp: 'masih salah', month: '2030-01' } },
      { row: 11, skip: false, chosen: { month: '2026-07' } },
      { row: 12, skip: true, chosen: {} },
    ],
  })
  const second = await read(id)
  expect(second.counts).toMatchObject({ new: 3, doubtful: 1, refused: 0, skipped: 1 })
  expect(second.page[2]?.shown.jp).toBe('masih salah')
  await correctRows(as(officer), { importId: id, rows: [{ row: 10, skip: false, chosen: { jp: '4' } }] })
  // Sent twice at once it is taken over once.
  const { succeeded, refused } = await outcomes(
    [1, 2].map(() => applyImport(as(officer), { importId: id, why: '' })),
  )
  expect([succeeded, refused.map((error) => error.complaint.key)]).toEqual([1, ['importApplied']])
  const programme = await readProgramme(officer, groupId, 2026)
  expect(programme?.items.map((item) => [item.title, item.objective, item.jp, item.budget])).toEqual([
    ['Sosialisasi program', 'E', 4, 500_000],
    ['Menyusun silabus', 'A', 6, null],
    ['Diskusi permasalahan pembelajaran', 'D', 4, 250_000],
    ['Pemetaan kompetensi', 'A', 4, null],
  ])
  expect(programme?.items[2]?.inCharge).toBe('Bidang Kurikulum')

  // The same file again: told so, and nothing new.
  const twice = await upload(file)
  expect(twice.again).toBe(true)
  const same = await read(twice.id)
  expect(same.counts).toMatchObject({ there: 1, doubtful: 3 })
  await correctRows(as(officer), {
    importId: twice.id,
    rows: [9, 10, 11, 12].map((row) => ({ row, skip: true, chosen: {} })),
  })
  await expect(applyImport(as(officer), { importId: twice.id, why: '' })).rejects.toMatchObject({
    complaint: { key: 'importNothing' },
  })
  await dropImport(as(officer), { importId: twice.id })
  expect(await readImport(officer, twice.id, every)).toBeNull()
})

test('marks under months, a semicolon CSV in an old encoding, twins, and a year of its own', async () => {
  const marks = [
    ['Kegiatan', 'Tujuan', 'Bulan', '', '', ''],
    ['', '', 'Juli', 'Agustus', 'September', 'Oktober'],
    ['Berbagi praktik baik', 'B', '', 'v', '', ''],
    ['Lesson study', 'C', 'v', '', 'v', ''],
  ]
  const { id } = await upload(workbook(marks), 2027)
  const found = await read(id)
  expect(found.page.map((row) => [row.state, row.shown.month, row.given.month])).toEqual([
    ['new', '2027-08', 'Agustus'],
    ['doubtful', '', 'Juli, September'],
  ])
  const latin = new Uint8Array(
    [...'Kegiatan;Bulan;Tujuan\nCaf\u00e9 literasi;Mei;F\nCaf\u00e9 literasi;May;F\n=1+1;Juni;F\n'].map(
      (sign) => sign.charCodeAt(0),
    ),
  )
  const text = await read((await upload(new File([latin], 'x.xlsx'), 2027)).id)
  expect(text.page.map((row) => [row.state, row.shown.title, row.faults.map((one) => one.key)])).toEqual([
    ['new', 'Caf\u00e9 literasi', []],
    ['doubtful', 'Caf\u00e9 literasi', ['rowTwin']],
    ['refused', '', ['required']],
  ])
})

test('what is no sheet of a programme is told beside its field, and nothing is kept', async () => {
  const before = await db().programmeImport.count()
  const many = [['Kegiatan', 'Bulan'], ...Array.from({ length: 5000 }, (_, i) => [`Kegiatan ${i}`, 'Juli'])]
  const bomb = zipSync({
    '[Content_Types].xml': new TextEncoder().encode(
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    'xl/worksheets/sheet1.xml': new Uint8Array(20 * 1024 * 1024),
  })
  const made = await workbook([head]).arrayBuffer()
  expect(await fault(workbook(many))).toBe('sheetTooLong')
  const wide = [...head, ...Array.from({ length: 9_991 }, (_, i) => `Kolom ${i}`)]
  expect(await fault(workbook([wide]))).toBe('sheetTooWide')
  expect(await fault(csv(wide.join(';')))).toBe('sheetTooWide')
  expect(await fault(new File([bomb as BlobPart], 'x.xlsx'))).toBe('sheetUnpacked')
  expect(await fault(new File([made.slice(0, 900)], 'x.xlsx'))).toMatch(/^sheet(Type|Broken|Unpacked)$/)
  expect(await fault(csv('%PDF-1.7\u0000', 'x.xlsx'))).toBe('sheetType')
  expect(await fault(csv('<html>'))).toBe('sheetType')
  expect(await fault(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0])], 'x.xls'))).toBe('sheetOld')
  expect(await fault(csv(''))).toBe('fileEmpty')
  expect(await fault(csv(' \n \n'))).toBe('sheetEmpty')
  expect(await fault('teks')).toBe('fileMissing')
  expect(await fault(csv('nama,alamat\nSlamet,Demak'))).toBe('sheetHeads')
  expect(await fault(csv('Kegiatan,Bulan\n'))).toBe('sheetNothing')
  expect(await fault(new File([new Uint8Array(3 * 1024 * 1024)], 'x.csv'))).toBe('sheetTooLarge')
  await expect(upload(workbook([head]), 1026)).rejects.toBeTruthy()
  await expect(upload(csv('Kegiatan,Bulan\nRapat,Juli'), 1026)).rejects.toMatchObject({
    fields: { schoolYear: { key: 'tooSmall' } },
  })
  expect(await db().programmeImport.count()).toBe(before)
})

test('only officers of the group; an adopted programme asks why; each deed is written down', async () => {
  const file = csv('Kegiatan,Bulan,Tujuan\nRapat akhir tahun,Juni,E')
  const asked = { groupId, schoolYear: 2026, file }
  await expect(uploadSheet(as(teacher), asked)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(uploadSheet(as(stranger), asked)).rejects.toMatchObject({ code: 'notFound' })
  const { id } = await upload(file)
  for (const viewer of [teacher, stranger]) {
    expect(await readImport(viewer, id, every)).toBeNull()
    await expect(applyImport(as(viewer), { importId: id, why: '' })).rejects.toMatchObject({
      code: 'notFound',
    })
    await expect(correctRows(as(viewer), { importId: id, rows: [] })).rejects.toMatchObject({
      code: 'notFound',
    })
    await expect(dropImport(as(viewer), { importId: id })).rejects.toMatchObject({ code: 'notFound' })
  }
  await adoptProgramme(as(officer), { groupId, schoolYear: 2026 })
  await expect(applyImport(as(officer), { importId: id, why: '' })).rejects.toMatchObject({
    fields: { why: { key: 'reason' } },
  })
  await applyImport(as(officer), { importId: id, why: 'Diminta dinas' })
  const programme = await readProgramme(officer, groupId, 2026)
  expect(programme?.changes[0]).toMatchObject({ kind: 'added', reason: 'Diminta dinas' })
  await expect(correctRows(as(officer), { importId: id, rows: [] })).rejects.toMatchObject({
    complaint: { key: 'importApplied' },
  })
  const written = await db().auditEntry.findMany({
    where: { groupId, subjectId: { in: [id, programme?.id ?? ''] } },
  })
  expect(written.map((one) => one.command)).toEqual(
    expect.arrayContaining(['programme.upload', 'programme.import', 'programme.adopt']),
  )
})
