import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as regionCsv } from '@/app/(signed-in)/coverage/csv/route'
import { GET as regionPdf } from '@/app/(signed-in)/coverage/pdf/route'
import { GET as regionXlsx } from '@/app/(signed-in)/coverage/xlsx/route'
import { GET as groupCsv } from '@/app/(signed-in)/groups/[group]/coverage/csv/route'
import { GET as groupPdf } from '@/app/(signed-in)/groups/[group]/coverage/pdf/route'
import { GET as groupXlsx } from '@/app/(signed-in)/groups/[group]/coverage/xlsx/route'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { scopeCoverage } from '@/lib/coverage/orders/queries'
import { monthsOf, sevenRows } from '@/lib/coverage/rules'
import { inTurn, MOST, MOST_OF_ONE } from '@/lib/export/turns'
import { db } from '../support/database'
import { ownFiles } from '../support/documents'
import { readPdf } from '../support/pdf'
import { ask, count, groupIn, YEAR } from '../support/regions'
import { asking, bytes, cells, csv, inGroup, workbook } from '../support/saved'
import { makeViewer, NOW } from '../support/world'

ownFiles()
const who = vi.hoisted(() => ({ viewer: null as unknown, later: [] as unknown[] }))
vi.mock('@/lib/auth/current', () => ({
  requireViewer: async () => {
    if (!who.viewer) throw new Error('off to the sign-in page')
    return who.viewer
  },
}))
// Who the reader is when a later piece is read.
vi.mock('@/lib/auth/load', async (load) => ({
  ...(await load<object>()),
  viewerOfSession: async () => (who.later.length ? who.later.shift() : who.viewer),
}))
vi.mock('@/lib/i18n/words', () => ({ getLocale: async () => 'id' }))

const query = 'year=2026&part=year'
const names = Array.from({ length: 1205 }, (_, i) => `KKG Gugus ${String(i).padStart(4, '0')}`)
const east = { kind: 'kkg' as const, regionCode: '52.03.03', zone: 'Asia/Makassar' }
const group = {} as Record<'alas' | 'selong' | 'lotim', string>
let supervisor: Viewer

beforeAll(async () => {
  group.lotim = (await groupIn('52.03', 'lotim', 'Kimia')).id
  group.selong = (await groupIn('52.03.07', 'selong')).id
  await db().group.update({ where: { id: group.selong }, data: { name: '=1+1;"Selong"' } })
  group.alas = (await groupIn('33.15', 'alas')).id
  await db().group.createMany({
    data: names.map((name, i) => ({ ...east, slug: `gugus-${i}`, name })),
  })
  const many = await db().group.findMany({ where: { regionCode: '52.03.03' }, orderBy: { name: 'asc' } })
  await count(group.lotim, 'A', 4, 3)
  await count(group.selong, 'D', 2, 1, '2026-09')
  await count(group.selong, 'G', 1, 0, '2027-02')
  await count(group.alas, 'B', 9, 9)
  for (const one of many.slice(0, 5)) await count(one.id, 'C', 3, 2)
  supervisor = await makeViewer({ regions: ['52.03'] })
})
beforeEach(() => {
  who.viewer = supervisor
  who.later = []
})

test('a list longer than a page is whole, in order, whatever page was looked at; a group that moves is no end', async () => {
  const [, ...rows] = await csv(
    regionCsv(asking(`/coverage/csv?region=52.03&every=1&after=${group.selong}&${query}`)),
  )
  const listed = rows.filter((row) => row[0] === 'Kelompok' && row[5] === 'A').map((row) => row[2])
  expect(listed).toHaveLength(1207)
  expect(new Set(listed).size).toBe(1207)
  expect(listed.filter((name) => name?.startsWith('KKG Gugus'))).toEqual(names)
  // What a spreadsheet would run is led by an apostrophe, and quotes are doubled.
  expect(listed).toContain(`'=1+1;"Selong"`)
  const sum = (column: number) =>
    rows.filter((row) => row[0] === 'Kelompok').reduce((all, row) => all + Number(row[column]), 0)
  const page = await ask(supervisor, { region: '52.03', every: '1' })
  expect(page?.regions).toEqual([])
  expect(sum(7)).toBe(page?.rows.reduce((all, row) => all + row.planned, 0))
  expect(sum(8)).toBe(page?.rows.reduce((all, row) => all + row.held, 0))
  // The last group of the first piece leaves the region before the second is read.
  const moving = await db().group.findFirstOrThrow({ where: { name: names[498] as string } })
  const answer = await regionCsv(asking(`/coverage/csv?region=52.03&name=Gugus&${query}`))
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const parts = [(await reader.read()).value, (await reader.read()).value, (await reader.read()).value]
  await db().group.update({ where: { id: moving.id }, data: { regionCode: '33.15' } })
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
  const text = Buffer.concat(parts as Uint8Array[]).toString('utf8')
  for (const name of names) expect(text.split(`,${name},`).length, name).toBe(1 + 7)
  await db().group.update({ where: { id: moving.id }, data: { regionCode: '52.03.03' } })
})

test('filters hold as on the page: kind, subject, name, half year', async () => {
  for (const filter of [
    { kind: 'mgmp', subject: 'kimia' },
    { kind: 'kkg', name: 'gugus 000' },
    { name: '100%_' },
    { part: 'genap', every: '1', name: 'selong' },
    { region: '52.03.07', part: 'first', year: '2027' },
  ]) {
    const asked = { region: '52.03', year: '2026', part: 'year', ...filter }
    const period = { year: Number(asked.year), part: asked.part as 'year' }
    const page = await ask(supervisor, asked, period)
    const [, ...rows] = await csv(regionCsv(asking(`/coverage/csv?${new URLSearchParams(asked)}`)))
    const lines = [
      { key: asked.region, rows: page?.rows ?? [] },
      ...(page?.regions ?? []),
      ...(page?.groups ?? []),
    ]
    expect(rows.map((row) => row.slice(7).map(Number))).toEqual(lines.flatMap((one) => one.rows.map(cells)))
  }
})

test('a workbook that holds only a part says so', async () => {
  const book = await workbook(regionXlsx(asking(`/coverage/xlsx?region=52.03&every=1&${query}`)))
  expect(book.table).toHaveLength(1 + 7 + 1000 * 7)
  expect(book.notes.join('\n')).toContain('hanya 7.007 baris pertama yang dimuat')
})

test('a region on paper: tagged, its path, period, limits and signature; of a long list the first lines, and that it is cut', async () => {
  const pdf = await readPdf(await bytes(regionPdf(asking(`/coverage/pdf?region=52.03&${query}`))))
  expect(pdf.ua).toBe('1')
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'L']))
  for (const words of [
    'Nusa Tenggara Barat',
    'Kabupaten Lombok Timur',
    'Tahun ajaran 2026/2027',
    '1.207 kelompok',
  ])
    expect(pdf.text).toContain(words)
  expect(pdf.text).toContain('Yang tidak dapat dikatakan laporan ini')
  expect(pdf.text).toContain('Bahwa murid belajar lebih baik')
  expect(pdf.text).toMatch(/\d{1,2} \p{L}+ 20\d\d Penyusun, Slamet/u)
  expect(pdf.text).not.toContain('baris pertama yang dimuat')
  const long = await readPdf(await bytes(regionPdf(asking(`/coverage/pdf?region=52.03&every=1&${query}`))))
  const first = await db().group.findMany({
    ...{
      where: { regionCode: { startsWith: '52.03' } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 400,
    },
    include: { region: true, coverageCounters: true },
  })
  const together = long.text.replaceAll(/\s/g, '')
  for (const { name, region, coverageCounters } of first) {
    const held = sevenRows(coverageCounters as never).map((row) => `${row.held}/${row.planned}`)
    expect(together).toContain(`${name}${region.name}${held.join('')}`.replaceAll(' ', ''))
  }
  expect(long.text).toContain('hanya 400 baris pertama yang dimuat')
  expect(long.text).toContain('Halaman 2 dari')
})

test('nobody gets what their page does not show: stranger, other supervisor, former member, nobody signed in', async () => {
  const regions = [regionCsv, regionXlsx, regionPdf]
  const groups = [groupCsv, groupXlsx, groupPdf]
  const missing = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
  const strangers = [
    await makeViewer({}),
    await makeViewer({ regions: ['33'] }),
    await makeViewer({ formerlyOf: [group.lotim], memberOf: [group.alas] }),
  ]
  for (const viewer of strangers) {
    who.viewer = viewer
    for (const get of regions) await expect(get(asking('/x?region=52.03'))).rejects.toMatchObject(missing)
    for (const get of groups) await expect(get(asking('/x'), inGroup('lotim'))).rejects.toMatchObject(missing)
  }
  who.viewer = null
  for (const get of regions) await expect(get(asking('/x'))).rejects.toThrow('off to the sign-in page')
  for (const get of groups) await expect(get(asking('/x'), inGroup('lotim'))).rejects.toThrow('sign-in page')
})

test('a scope that was taken away a second ago ends the download of a list; it never looks whole', async () => {
  const without = await makeViewer({})
  const narrower = await makeViewer({ regions: ['52.03.03'] })
  for (const later of [without, narrower, null]) {
    who.later = [supervisor, later]
    const answer = await regionCsv(asking(`/coverage/csv?region=52.03&every=1&${query}`))
    await expect(answer.text()).rejects.toMatchObject({ code: 'notFound' })
    for (const get of [regionXlsx, regionPdf]) {
      who.later = [later]
      const refused = await get(asking(`/x?region=52.03&every=1&${query}`))
      expect([refused.status, await refused.text()]).toEqual([404, 'Tidak ditemukan, atau bukan untuk Anda.'])
    }
  }
  const end = { endedOn: new Date('2026-08-12T00:00:00Z') }
  await db().supervisorAssignment.updateMany({ where: { personId: supervisor.personId }, data: end })
  who.viewer = await viewerOfPerson(supervisor.personId, NOW)
  for (const get of [regionCsv, regionXlsx, regionPdf])
    await expect(get(asking('/x?region=52.03'))).rejects.toMatchObject({
      digest: expect.stringContaining('404'),
    })
  await db().supervisorAssignment.updateMany({
    where: { personId: supervisor.personId },
    data: { endedOn: null },
  })
})

test('the monthly report holds the figures of the page, also of a list longer than its letter', async () => {
  const span = monthsOf(YEAR)
  const of = (scope: object) =>
    scopeCoverage(supervisor, { scope: 'own', groupId: null, regionCode: null, ...scope } as never, span)
  const own = await of({})
  expect(own.sum).toEqual((await ask(supervisor))?.rows)
  expect(own).toMatchObject({ count: 1207, cut: false })
  expect(own.groups).toHaveLength(1207)
  const region = await of({ scope: 'region', regionCode: '52.03.03' })
  expect(region.sum).toEqual((await ask(supervisor, { region: '52.03.03' }))?.rows)
  const one = await of({ scope: 'group', groupId: group.lotim })
  expect(one.sum[0]).toMatchObject({ planned: 4, held: 3 })
  expect(one.count).toBe(1)
  expect((await of({ scope: 'group', groupId: group.alas })).count).toBe(0)
  expect((await of({ scope: 'region', regionCode: '33.15' })).count).toBe(0)
})

test('many exports at once are refused in a sentence with a time to come again, and one person never fills all places', async () => {
  const get = () => regionPdf(asking(`/x?region=52.03&${query}`))
  const other = await makeViewer({ regions: ['52'] })
  const ends: (() => void)[] = []
  const hold = (personId: string, times: number) =>
    Array.from({ length: times }, () => inTurn(personId, () => new Promise<void>((done) => ends.push(done))))
  const held = hold(supervisor.personId, MOST_OF_ONE)
  for (const refused of [await get(), await regionXlsx(asking(`/x?region=52.03&${query}`))]) {
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10'])
    expect(await refused.text()).toContain('Tunggu sebentar, lalu unduh lagi.')
  }
  who.viewer = other
  expect((await get()).status).toBe(200)
  held.push(...hold('a', MOST_OF_ONE), ...hold('b', MOST - 2 * MOST_OF_ONE))
  expect((await get()).status).toBe(503)
  for (const end of ends) end()
  await Promise.all(held)
  who.viewer = supervisor
  expect((await get()).status).toBe(200)
})
