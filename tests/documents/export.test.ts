import { read, utils } from '@e965/xlsx'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { attendanceData } from '@/lib/documents/export'
import { csvResponse } from '@/lib/export/csv'
import { xlsxBytes } from '@/lib/export/xlsx'
import { finished, members, ownFiles } from '../support/documents'
import { makeGroup, makeViewer, NOW } from '../support/world'

ownFiles()
let officer: Viewer
let member: Viewer
let activityId: string
const words = { number: 'No.', name: 'Nama', school: 'Sekolah', date: 'Tanggal', status: 'Keterangan' }
const names = ['=HYPERLINK("http://x")', '+62 812', '-Budi', '@Siti', "Ma'ruf", '😀 \u0001 Slamet']

beforeAll(async () => {
  const groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  member = await makeViewer({ memberOf: [groupId] })
  activityId = await finished(groupId, officer, await members(groupId, names))
})

test('the attendance list as a workbook: typed cells, a filter, a head that stays, no formulas', async () => {
  const data = await attendanceData(officer, activityId, words, NOW)
  if (!data) throw new Error('no data')
  const book = read(await xlsxBytes(data), { cellDates: true, cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) throw new Error('no sheet')
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, UTC: true })
  expect(rows[0]).toEqual(Object.values(words))
  expect(rows).toHaveLength(names.length + 1)
  const typed = rows
    .slice(1)
    .map(([number, name, , date, status]) => [typeof number, name, date instanceof Date, status])
  for (const name of ['\'=HYPERLINK("http://x")', "'+62 812", "'-Budi", "'@Siti", "Ma'ruf", '😀  Slamet'])
    expect(typed).toContainEqual(['number', name, true, 'Hadir'])
  expect(new Date(rows[1]?.[3] as Date).toISOString().slice(0, 10)).toBe('2026-08-12')
  expect(Object.values(sheet).filter((cell) => (cell as { f?: string }).f)).toEqual([])
  expect(sheet['!autofilter']).toEqual({ ref: `A1:E${names.length + 1}` })
})

test('the same table as CSV', async () => {
  const data = await attendanceData(officer, activityId, words, NOW)
  const text = await csvResponse(data ?? { name: '', columns: [], rows: [] }).text()
  expect(text).toContain('2026-08-12,Hadir')
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
})

test('the table with excuses is the officers’ alone', async () => {
  expect(await attendanceData(member, activityId, words, NOW)).toBeNull()
})
