import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as regionCsv } from '@/app/(signed-in)/coverage/csv/route'
import { GET as regionPdf } from '@/app/(signed-in)/coverage/pdf/route'
import { GET as regionXlsx } from '@/app/(signed-in)/coverage/xlsx/route'
import { GET as groupCsv } from '@/app/(signed-in)/groups/[group]/coverage/csv/route'
import { GET as groupPdf } from '@/app/(signed-in)/groups/[group]/coverage/pdf/route'
import { GET as groupXlsx } from '@/app/(signed-in)/groups/[group]/coverage/xlsx/route'
import type { Viewer } from '@/lib/access/viewer'
import { groupFigures } from '@/lib/coverage/figures/queries'
import type { Figures } from '@/lib/coverage/figures/rules'
import type { CoverageRow } from '@/lib/coverage/rules'
import { groupOf } from '@/lib/groups/queries'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { objectiveCodes, stages } from '@/lib/objectives/schema'
import { db } from '../support/database'
import { finished, members, ownFiles } from '../support/documents'
import { type Shown, samePaper, sameTable } from '../support/equal'
import { readPdf } from '../support/pdf'
import { ask, groupIn, YEAR } from '../support/regions'
import { asking, bytes, cells, inGroup, workbook } from '../support/saved'
import { makeViewer, NOW } from '../support/world'

ownFiles()
const who = vi.hoisted(() => ({ viewer: null as unknown, locale: 'id' as Locale }))
vi.mock('@/lib/auth/current', () => ({ requireViewer: async () => who.viewer }))
vi.mock('@/lib/auth/load', async (load) => ({
  ...(await load<object>()),
  viewerOfSession: async () => who.viewer,
}))
vi.mock('@/lib/i18n/words', () => ({ getLocale: async () => who.locale }))

const query = 'year=2026&part=year'
const NAME = '=1+1;"Selong", Lombok'
const months = ['2026-07', '2026-08', '2026-12', '2027-06']
let supervisor: Viewer

/** Counters of a group in which no two figures are alike. */
async function fill(groupId: string, begin: number) {
  const data = months.flatMap((month, m) =>
    objectiveCodes.map((objective, o) => {
      const planned = begin + 97 * m + 13 * o
      const [held, documented, followedUp] = [planned - 1, planned - 2 - o, planned - 10 - m]
      const stage = { planned, held, documented, followedUp, evidenced: planned - 20 - o - m }
      const sums = { supporting: o + m, jp: 4 * held, people: 30 * held + o, reported: 9 + o, solved: 5 + m }
      return { groupId, month: new Date(`${month}-01T00:00:00Z`), objective, ...stage, ...sums }
    }),
  )
  await db().coverageCounter.createMany({ data })
}

beforeAll(async () => {
  // What stands out depends on the clock, and would stand on the paper too.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const lotim = (await groupIn('52.03', 'lotim', 'Kimia')).id
  const selong = (await groupIn('52.03.07', 'selong')).id
  await db().group.update({ where: { id: selong }, data: { name: NAME } })
  await fill(lotim, 100)
  await fill(selong, 400)
  await fill((await groupIn('52.03.03', 'sakra')).id, 700)
  await groupIn('52.03.03', 'baru')
  await fill((await groupIn('33.15', 'alas')).id, 50)
  const officer = await makeViewer({ officerOf: [lotim] })
  const people = await members(lotim, ['Ani', 'Budi', 'Citra'])
  await finished(lotim, officer, people)
  await finished(lotim, officer, people.slice(1), { objective: 'A' })
  supervisor = await makeViewer({ regions: ['52.03'] })
})
afterAll(() => {
  vi.useRealTimers()
})
beforeEach(() => {
  who.viewer = supervisor
  who.locale = 'id'
})

const objectiveName = (code: CoverageRow['objective']) => messages[who.locale].objectives[code].name
const sums = ['jp', 'people', 'reported', 'solved'] as const

/** The heads by objective, stage and sum in the reader's language. */
function heads() {
  const { coverage, figures } = messages[who.locale]
  const staged = [...stages.map((stage) => coverage.stage[stage]), coverage.supporting]
  return { about: [coverage.code, coverage.objective], staged, summed: sums.map((sum) => figures[sum]) }
}

type Page = NonNullable<Awaited<ReturnType<typeof ask>>>
async function openPage(asked: Record<string, unknown>): Promise<Page> {
  const page = await ask(supervisor, asked)
  if (!page) throw new Error('no page')
  return page
}

/** Every line of a region's page as its table has it. */
function linesOf({ region, groupCount, rows, regions, groups }: Page): Shown[][] {
  const { sorts } = messages[who.locale].coverage.export
  const lines = [
    { at: [sorts.total, region?.code ?? '', region?.name ?? '', '', groupCount], rows },
    ...regions.map((one) => ({ at: [sorts.region, one.code, one.name, '', one.groups], rows: one.rows })),
    ...groups.map((one) => ({ at: [sorts.group, one.slug, one.name, one.place, 1], rows: one.rows })),
  ]
  return lines.flatMap(({ at, rows }) =>
    rows.map((row) => [...at, row.objective, objectiveName(row.objective), ...cells(row)]),
  )
}

/** The months of its trend: all objectives together by stage. */
const monthsOf = ({ trend }: Page) =>
  trend.map(({ month, rows }) => ({
    at: new Date(`${month}-01T00:00:00Z`),
    counts: stages.map((stage) => rows.reduce((all, row) => all + row[stage], 0)),
  }))

test.each([
  ['id', '', 'semua'],
  ['en', '52.03', '52.03'],
  ['id', '52.03.03', '52.03.03'],
] as const)(
  'in %s region “%s” as CSV and workbook: every cell of the page, typed; beside it the months',
  async (locale, region, named) => {
    who.locale = locale
    const page = await openPage({ region })
    const at = () => asking(`/x?region=${region}&${query}`)
    const { regions, coverage } = messages[locale]
    const { sort, key, place, groups } = coverage.export
    const { about, staged, summed } = heads()
    const table = [[sort, key, regions.line, place, groups, ...about, ...staged, ...summed], ...linesOf(page)]
    if (!region)
      for (const row of table.slice(1, 8)) row[2] = coverage.export.seen.replace('{name}', 'Slamet')
    const file = await regionCsv(at())
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="sanggar-${named}-2026-year.csv"`,
    )
    await sameTable({ csv: file, xlsx: regionXlsx(at()) }, table)
    expect((await workbook(regionXlsx(at()))).second).toEqual([
      [regions.month, ...staged.slice(0, 5)],
      ...monthsOf(page).map((one) => [one.at, ...one.counts]),
    ])
    expect(monthsOf(page)[1]?.counts[0]).toBeGreaterThan(1000)
  },
)

const thousands = (count: number) => `${count}`.replace(/\B(?=(\d{3})+$)/g, '.')
const monthName = new Intl.DateTimeFormat('id', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The seven rows by stage with their denominators, and the sums with those of the whole; of a group also its people. */
function figuresOnPaper(rows: CoverageRow[], figures?: Figures): string[][][] {
  const { about, staged, summed } = heads()
  const of = (row: CoverageRow, stage: (typeof stages)[number]) =>
    stage === 'planned' ? thousands(row.planned) : `${thousands(row[stage])} / ${thousands(row.planned)}`
  const people = (count: number | undefined) => (figures ? [thousands(count ?? 0)] : [])
  const whole = sums.map((sum) => thousands(rows.reduce((all, row) => all + row[sum], 0)))
  return [
    [
      [about[1] ?? '', ...staged],
      ...rows.map((row) => [
        `${row.objective} ${objectiveName(row.objective)}`,
        ...stages.map((stage) => of(row, stage)),
        thousands(row.supporting),
      ]),
    ],
    [
      [about[1] ?? '', ...summed, ...(figures ? [messages.id.figures.members] : [])],
      ...rows.map((row, i) => [
        `${row.objective} · ${objectiveName(row.objective)}`,
        ...sums.map((sum) => thousands(row[sum])),
        ...people(figures?.rows[i]?.members),
      ]),
      ['Jumlah', ...whole, ...people(figures?.total.members)],
    ],
  ]
}

test('a region on paper: its seven rows, their sums, every month, and every line of its list', async () => {
  const page = await openPage({ region: '52.03' })
  const held = (rows: CoverageRow[]) => rows.map((row) => `${thousands(row.held)}/${thousands(row.planned)}`)
  const below = [
    ...page.regions.map(({ name, groups, rows }) => [`${name} ${groups} kelompok`, ...held(rows)]),
    ...page.groups.map(({ name, place, rows }) => [`${name} ${place}`, ...held(rows)]),
  ]
  expect(below).toHaveLength(3)
  await samePaper(regionPdf(asking(`/x?region=52.03&${query}`)), [
    ...figuresOnPaper(page.rows),
    [
      ['Bulan', ...heads().staged.slice(0, 5)],
      ...monthsOf(page).map(({ at, counts }) => [monthName.format(at), ...counts.map(thousands)]),
    ],
    [['Wilayah dan kelompok', ...objectiveCodes], ...below],
  ])
})

test.each(['id', 'en'] as const)(
  'a group as CSV and workbook: seven rows and the whole, with people who are counted once, in %s',
  async (locale) => {
    who.locale = locale
    const open = await groupOf(supervisor, 'lotim')
    if (!open) throw new Error('no group')
    const { rows, figures } = await groupFigures(supervisor, open, YEAR)
    expect([figures.total.members, figures.rows[0]?.members, figures.rows[3]?.members]).toEqual([3, 2, 3])
    const at = () => [asking(`/x?${query}`), inGroup('lotim')] as const
    const { coverage, figures: said } = messages[locale]
    const { about, staged, summed } = heads()
    const blank = staged.map(() => '')
    await sameTable({ csv: groupCsv(...at()), xlsx: groupXlsx(...at()) }, [
      [coverage.group, ...about, ...staged, ...summed, said.members],
      ...rows.map((row, i) => [
        ...['lotim', row.objective, objectiveName(row.objective), ...cells(row)],
        figures.rows[i]?.members ?? 0,
      ]),
      [
        ...['lotim', 'A–G', said.total, ...blank],
        ...sums.map((sum) => rows.reduce((all, row) => all + row[sum], 0)),
        figures.total.members,
      ],
    ])
  },
)

test('a group on paper: its seven rows with denominators, the sums, different people, and who signs', async () => {
  const open = await groupOf(supervisor, 'lotim')
  if (!open) throw new Error('no group')
  const { rows, figures } = await groupFigures(supervisor, open, YEAR)
  const raw = await bytes(groupPdf(asking(`/x?${query}`), inGroup('lotim')))
  await samePaper(raw, figuresOnPaper(rows, figures))
  const paper = await readPdf(raw)
  expect(paper.ua).toBe('1')
  expect(paper.text).toMatch(/Pengawas,.*Ketua,/)
})
