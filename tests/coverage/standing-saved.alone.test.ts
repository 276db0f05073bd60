import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as listCsv } from '@/app/(signed-in)/coverage/exceptions/csv/route'
import { GET as listXlsx } from '@/app/(signed-in)/coverage/exceptions/xlsx/route'
import { GET as regionPdf } from '@/app/(signed-in)/coverage/pdf/route'
import { GET as regionXlsx } from '@/app/(signed-in)/coverage/xlsx/route'
import { GET as groupPdf } from '@/app/(signed-in)/groups/[group]/coverage/pdf/route'
import { GET as timelineCsv } from '@/app/(signed-in)/groups/[group]/coverage/timeline/csv/route'
import { GET as timelineXlsx } from '@/app/(signed-in)/groups/[group]/coverage/timeline/xlsx/route'
import { GET as groupXlsx } from '@/app/(signed-in)/groups/[group]/coverage/xlsx/route'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { exceptionKinds } from '@/lib/coverage/exceptions/schema'
import { ownFiles } from '../support/documents'
import { sameTable } from '../support/equal'
import { readPdf } from '../support/pdf'
import { groupIn } from '../support/regions'
import { asking, bytes, csv, inGroup, workbook } from '../support/saved'
import { makeViewer, meeting, NOW } from '../support/world'

ownFiles()
const who = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/lib/auth/current', () => ({ requireViewer: async () => who.viewer }))
vi.mock('@/lib/auth/load', async (load) => ({
  ...(await load<object>()),
  viewerOfSession: async () => who.viewer,
}))
vi.mock('@/lib/i18n/words', () => ({ getLocale: async () => 'id' }))

const NAME = 'KKG "Tiga", Selong'
const query = 'year=2026&part=year'
const TODAY = 'Yang perlu perhatian menurut keadaan hari ini, bukan menurut masa yang dipilih.'
let supervisor: Viewer
let officer: Viewer
let member: Viewer

beforeAll(async () => {
  // Routes ask the clock, and what stands out depends on the school year.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T02:00:00Z') })
  const createdAt = new Date('2026-05-01T02:00:00Z')
  for (const [slug, region, subject] of [
    ['satu', '52.03.03', null],
    ['dua', '52.03.07', 'Kimia'],
    ['tiga', '52.03.07', null],
  ] as const) {
    const name = slug === 'tiga' ? NAME : `KKG ${slug}`
    const { id } = await groupIn(region, slug, subject, { createdAt, name })
    officer = await makeViewer({ officerOf: [id] })
    member = await makeViewer({ memberOf: [id] })
    if (slug === 'tiga') await scheduleMeeting({ viewer: officer, now: NOW }, meeting(id))
  }
  supervisor = await makeViewer({ regions: ['52.03'] })
})
beforeEach(() => {
  who.viewer = supervisor
})

test('the list of what stands out as CSV and XLSX: each group, its matter and the reason', async () => {
  const [heads, ...lines] = await csv(listCsv(asking('/coverage/exceptions/csv')))
  expect(heads).toContain('Alasan')
  expect(lines.map(([group, , place, matter]) => [group, place, matter])).toEqual(
    expect.arrayContaining([[NAME, expect.any(String), expect.any(String)]]),
  )
  expect(new Set(lines.map(([group]) => group)).size).toBe(3)
  expect(lines.filter((line) => line[4]?.includes('Belum ada kegiatan terlaksana'))).toHaveLength(3)
  // What the page lists below its sentence stands behind it: a meeting was planned, and nothing held.
  expect(lines.filter((line) => line[4]?.endsWith(' D 0/1'))).toHaveLength(1)
  await sameTable({ xlsx: listXlsx(asking('/coverage/exceptions/xlsx')) }, [heads ?? [], ...lines])
  const { notes } = await workbook(listXlsx(asking('/coverage/exceptions/xlsx')))
  const rules = notes.filter(([label]) => label === 'Cara menghitung')
  expect(rules).toHaveLength(exceptionKinds.length)
})

test('narrowed as the page is, and not there for who has no such page', async () => {
  expect(await csv(listCsv(asking('/coverage/exceptions/csv?kind=falling')))).toHaveLength(1)
  const names = async (filter: string) => {
    const [, ...lines] = await csv(listCsv(asking(`/coverage/exceptions/csv?${filter}`)))
    return [...new Set(lines.map(([group]) => group))].sort()
  }
  expect(await names('kind=silent&groups=kkg')).toEqual([NAME, 'KKG satu'])
  expect(await names('subject=Kimia')).toEqual(['KKG dua'])
  expect(await names('region=52.03.07&groups=kkg')).toEqual([NAME])
  for (const filter of ['region=5', 'region=33.15', 'region=x', 'name=%25'])
    expect(await names(filter), filter).toEqual([])
  const { notes } = await workbook(listXlsx(asking('/x?region=52.03.07&subject=Kimia')))
  expect(notes).toContainEqual(['Saringan', 'Wilayah 52.03.07, MGMP, kimia'])
  who.viewer = officer
  expect(await csv(listCsv(asking('/coverage/exceptions/csv?kind=silent')))).toHaveLength(3)
  who.viewer = member
  const refused = { digest: expect.stringContaining('404') }
  await expect(listCsv(asking('/coverage/exceptions/csv'))).rejects.toMatchObject(refused)
  await expect(listXlsx(asking('/coverage/exceptions/xlsx'))).rejects.toMatchObject(refused)
})

test('workbook and paper of coverage hold what stands out, for whom the page shows it', async () => {
  const group = await workbook(groupXlsx(asking(`/x?${query}`), inGroup('tiga')))
  expect(group.second).toHaveLength(3)
  expect(String(group.second[1])).toContain('Belum ada kegiatan terlaksana')
  expect(group.notes).toContainEqual(['Keterangan', TODAY])
  const paper = await readPdf(await bytes(groupPdf(asking(`/x?${query}`), inGroup('tiga'))))
  expect(paper.text).toContain('Belum ada kegiatan terlaksana')
  expect(paper.text.replace(/\s+/g, ' ')).toContain(TODAY)
  const region = await readPdf(await bytes(regionPdf(asking(`/x?${query}`))))
  expect(region.text).toContain('KKG satu')
  expect(region.text).toContain('di 3 dari 3 kelompok')
  expect(region.text.replace(/\s+/g, ' ')).toContain(TODAY)
  const whole = await workbook(regionXlsx(asking(`/x?${query}`)))
  expect(whole.names).toContain('Yang perlu perhatian')
  expect(whole.notes).toContainEqual(['Keterangan', 'Ada yang perlu perhatian di 3 dari 3 kelompok.'])
  expect(whole.notes).toContainEqual(['Keterangan', TODAY])
  who.viewer = member
  expect((await workbook(groupXlsx(asking(`/x?${query}`), inGroup('tiga')))).names).not.toContain(
    'Yang perlu perhatian',
  )
  const plain = await readPdf(await bytes(groupPdf(asking(`/x?${query}`), inGroup('tiga'))))
  expect(plain.text).not.toContain('Yang perlu perhatian')
})

test('the files of a region hold what stands out in the groups asked for alone', async () => {
  for (const [filter, found] of [
    ['region=52.03.07', ['KKG dua', NAME]],
    ['region=52.03&kind=kkg', ['KKG satu', NAME]],
    ['subject=KIMIA', ['KKG dua']],
    ['region=52.03.07&name=dua', ['KKG dua']],
  ] as const) {
    const book = await workbook(regionXlsx(asking(`/x?${query}&${filter}`)))
    const sheet = book.sheets['Yang perlu perhatian'] ?? []
    expect([...new Set(sheet.slice(1).map(([group]) => group))].sort(), filter).toEqual([...found].sort())
    const said = `Ada yang perlu perhatian di ${found.length} dari ${found.length} kelompok`
    expect(book.notes.join(), filter).toContain(said)
    const { text } = await readPdf(await bytes(regionPdf(asking(`/x?${query}&${filter}`))))
    expect(text, filter).toContain(said)
  }
})

test('the timeline as CSV and XLSX: each activity with its day, stage and next step', async () => {
  who.viewer = member
  const [heads, line, ...rest] = await csv(timelineCsv(asking(`/x?${query}`), inGroup('tiga')))
  expect(heads?.slice(-2)).toEqual(['Tahap yang dicapai', 'Langkah berikutnya'])
  expect(rest).toEqual([])
  expect(line).toMatchObject({ 2: 'Pertemuan', 6: 'Direncanakan' })
  const { table } = await workbook(timelineXlsx(asking(`/x?${query}`), inGroup('tiga')))
  expect(table).toHaveLength(2)
  expect(await csv(timelineCsv(asking('/x?year=2020&part=year'), inGroup('tiga')))).toHaveLength(1)
  who.viewer = await makeViewer({})
  await expect(timelineCsv(asking(`/x?${query}`), inGroup('tiga'))).rejects.toMatchObject({
    digest: expect.stringContaining('404'),
  })
})
