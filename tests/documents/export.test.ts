import { read } from '@e965/xlsx'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { attendanceData } from '@/lib/documents/export'
import { csvResponse } from '@/lib/export/csv'
import { xlsxBytes } from '@/lib/export/xlsx'
import { finished, members, ownFiles } from '../support/documents'
import { sameTable } from '../support/equal'
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
  const people = data.rows.map(([, name]) => `${name}`)
  expect([...people].sort()).toEqual([...names].sort())
  const on = new Date('2026-08-12T00:00:00Z')
  const rows = people.map((name, i) => [i + 1, name.replace('\u0001', ''), '', on, 'Hadir'])
  const file = await xlsxBytes(data)
  await sameTable({ xlsx: new Response(file as BodyInit) }, [Object.values(words), ...rows])
  const [sheet = {}] = Object.values(read(file, { cellFormula: true }).Sheets)
  expect(Object.values(sheet).filter((cell) => (cell as { f?: string }).f)).toEqual([])
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
