import { createTranslator } from 'use-intl/core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as timelineCsv } from '@/app/(signed-in)/groups/[group]/coverage/timeline/csv/route'
import { GET as timelineXlsx } from '@/app/(signed-in)/groups/[group]/coverage/timeline/xlsx/route'
import { GET as csv } from '@/app/(signed-in)/groups/[group]/programme/csv/route'
import { GET as pdf } from '@/app/(signed-in)/groups/[group]/programme/pdf/route'
import { GET as xlsx } from '@/app/(signed-in)/groups/[group]/programme/xlsx/route'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { readTimeline } from '@/lib/coverage/timeline/queries'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { objectiveCodes } from '@/lib/objectives/schema'
import { addItem, adoptProgramme } from '@/lib/programme/commands'
import { readProgramme } from '@/lib/programme/queries'
import { db } from '../support/database'
import { finished, ownFiles } from '../support/documents'
import { type Shown, samePaper, sameTable } from '../support/equal'
import { readPdf } from '../support/pdf'
import { asking, bytes, inGroup } from '../support/saved'
import { heldSession } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW, planItem } from '../support/world'

ownFiles()
const who = vi.hoisted(() => ({ viewer: null as unknown, locale: 'id' as Locale }))
vi.mock('@/lib/auth/current', () => ({ requireViewer: async () => who.viewer }))
const translator = (namespace: string) =>
  createTranslator({
    locale: who.locale,
    messages: messages[who.locale],
    namespace: namespace as 'programme',
  })
vi.mock('@/lib/i18n/words', () => ({
  getLocale: async () => who.locale,
  getTranslations: async (namespace: string) => translator(namespace),
}))

let groupId: string
let officer: Viewer
let teacher: Viewer
const asked = () => [asking('/x?year=2026'), inGroup('one')] as const

const given = [
  { title: '=1+1;"Bedah, kisi-kisi"', category: 'general', origin: 'policy', supporting: ['B', 'F'] },
  { title: 'Praktik baik', objective: 'B', budget: '1.250.000', fund: 'BOS', month: '2026-07', jp: 40 },
  { title: 'Menanam budaya', objective: 'E', category: 'supporting', origin: 'programme', jp: '' },
  { title: 'Uji coba', objective: 'C', category: 'coreDevelopment', inCharge: 'Endang', month: '2027-06' },
  {
    title: 'Kompetensi',
    objective: 'G',
    indicator: '-5 %\n45 guru',
    inCharge: '+62 Bidang',
    reason: '@semua',
  },
  ...Array.from({ length: 30 }, (_, i) => ({
    ...{
      jp: 40,
      title: `Diskusi masalah ke-${i} di gugus yang berjauhan`,
      month: '2026-11',
      budget: '75.000',
    },
  })),
]

beforeAll(async () => {
  // What is next depends on the clock, which routes ask.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  await db().person.update({ where: { id: teacher.personId }, data: { name: 'Endang' } })
  for (const item of given)
    await addItem({ viewer: officer, now: NOW }, { ...planItem(groupId), ...item } as never)
})
afterAll(() => {
  vi.useRealTimers()
})
beforeEach(() => {
  who.viewer = teacher
  who.locale = 'id'
})

const itemsOfPage = async () => (await readProgramme(teacher, groupId, 2026))?.items ?? []
type Item = Awaited<ReturnType<typeof itemsOfPage>>[number]

/** The words of an item as the page says them. */
function words(item: Item) {
  const { programme, planning, objectives } = messages[who.locale]
  return {
    category: programme.categories[item.category],
    origin: planning.origins[item.origin],
    objective: objectives[item.objective].name,
    charge: item.inChargeBy?.name ?? item.inCharge,
    month: new Intl.DateTimeFormat(who.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      item.month,
    ),
  }
}

function shown(item: Item, i: number): Shown[] {
  const { category, origin, objective, charge, month } = words(item)
  return [
    ...[i + 1, item.title, category, origin, { month: item.month, name: month }],
    ...[item.objective, objective, item.supporting.join(', '), item.jp ?? '', charge],
    ...[item.budget ?? '', item.fund, item.indicator, item.reason],
  ]
}

test.each(['id', 'en'] as const)(
  'a year as CSV and workbook, opened by others: every cell of every item, heads in the language %s',
  async (locale) => {
    who.locale = locale
    const items = await itemsOfPage()
    expect(items).toHaveLength(given.length)
    const heads = Object.values(messages[locale].planning.heads)
    await sameTable({ csv: csv(...asked()), xlsx: xlsx(...asked()) }, [heads, ...items.map(shown)])
    const named = (await csv(...asked())).headers.get('Content-Disposition')
    expect(named).toBe('attachment; filename="program-kerja-one-2026.csv"')
  },
)

const figure = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '.')
const rupiah = (amount: number) => `Rp ${figure(amount)}`
const sum = (items: Item[], of: (item: Item) => number | null) =>
  items.reduce((all, item) => all + (of(item) ?? 0), 0)

test('on paper: every item with month, origin, JP, budget and person, the sums, and how many for each objective', async () => {
  const items = await itemsOfPage()
  const head = ['No.', 'Bulan', 'Kegiatan', 'Kategori', 'Asal', 'Tujuan', 'JP', 'Penanggung jawab']
  const lines = items.map((item, i) => {
    const { category, origin, charge, month } = words(item)
    const supporting = item.supporting.length ? ` (${item.supporting.join(', ')})` : ''
    return [
      ...[`${i + 1}`, month, item.title, category, origin, `${item.objective}${supporting}`],
      ...[`${item.jp ?? '–'}`, charge || '–', item.budget === null ? '–' : rupiah(item.budget)],
      ...[item.fund || '–', item.indicator || '–'],
    ]
  })
  const [jp, budget] = [figure(sum(items, (item) => item.jp)), rupiah(sum(items, (item) => item.budget))]
  const sums = ['Jumlah', jp, '', budget, '']
  const raw = await bytes(pdf(...asked()))
  await samePaper(raw, [[[...head, 'Anggaran', 'Sumber dana', 'Indikator'], ...lines, sums]])
  const { pages, text } = await readPdf(raw)
  expect(pages.length).toBeGreaterThan(1)
  for (const code of objectiveCodes) {
    const count = items.filter((item) => item.objective === code).length
    expect(text).toContain(`${code} ${messages.id.objectives[code].name} ${count}`)
  }
})

test('adopted, the files hold the same; a year without a programme gives a head alone, and no paper', async () => {
  await adoptProgramme({ viewer: officer, now: NOW }, { groupId, schoolYear: 2026 })
  const items = await itemsOfPage()
  const heads = Object.values(messages.id.planning.heads)
  await sameTable({ csv: csv(...asked()), xlsx: xlsx(...asked()) }, [heads, ...items.map(shown)])
  const other = [asking('/x?year=2031'), inGroup('one')] as const
  await sameTable({ csv: csv(...other), xlsx: xlsx(...other) }, [heads])
  await expect(pdf(...other)).rejects.toMatchObject({ digest: expect.stringContaining('404') })
})

/** A month of the timeline as its page shows it, each activity and each item that nobody scheduled. */
function linesOf({ month, activities, items }: Awaited<ReturnType<typeof readTimeline>>['months'][number]) {
  const { coverage, figures, objectives } = messages[who.locale]
  const at = new Date(`${month}-01T00:00:00Z`)
  const name = new Intl.DateTimeFormat(who.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at)
  const stages = [figures.nothing, ...Object.values(coverage.stage)]
  const kinds = (code: keyof typeof figures.kinds) => (text: string) =>
    text.replace('{kinds}', figures.kinds[code])
  const day = (on: Date | null) =>
    on ? new Date(`${on.toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' })}T00:00:00Z`) : ''
  return [
    ...activities.map((one): Shown[] => [
      ...[{ month: at, name }, day(one.startsAt), coverage.export.sorts[one.kind], one.title],
      ...[one.objective, objectives[one.objective].name, stages[one.countedStages.toString(2).length] ?? ''],
      one.steps.map((step) => kinds(one.objective)(figures.steps[step])).join('; '),
    ]),
    ...items.map((one): Shown[] => [
      ...[{ month: at, name }, '', coverage.export.sorts.item, one.title],
      ...[one.objective, objectives[one.objective].name, coverage.stage.planned, figures.steps.schedule],
    ]),
  ]
}

test.each(['id', 'en'] as const)(
  'the timeline in both files is the page’s: every activity with its day, stage and next step, every item that waits, in %s',
  async (locale) => {
    who.locale = locale
    if (locale === 'id') {
      const [item] = await itemsOfPage()
      await finished(groupId, officer, [teacher.personId], { itemId: item?.id })
      await heldSession(groupId, { presenter: teacher, officer, present: [teacher] })
      // In Jakarta December has begun, while it is still November at Greenwich.
      const early = { ...meeting(groupId), days: [{ date: '2026-12-01', from: '05:00', to: '06:30' }] }
      await scheduleMeeting({ viewer: officer, now: NOW }, { ...early, title: 'Subuh', objective: 'A' })
    }
    const period = { year: 2026, part: 'year' } as const
    const { months } = await readTimeline(
      teacher,
      { id: groupId, zone: 'Asia/Jakarta', facts: { groupId, regionCode: '33.15' } },
      period,
      NOW,
    )
    const lines = months.flatMap(linesOf)
    expect(lines).toHaveLength(given.length - 1 + 3)
    const { coverage, regions } = messages[locale]
    const { date, sort, titled, stage, next } = coverage.export
    const heads = [regions.month, date, sort, titled, coverage.code, coverage.objective, stage, next]
    const at = () => [asking('/x?year=2026&part=year'), inGroup('one')] as const
    await sameTable({ csv: timelineCsv(at()[0], at()[1]), xlsx: timelineXlsx(at()[0], at()[1]) }, [
      heads,
      ...lines,
    ])
    if (locale === 'en') return
    const found = lines.find((line) => line[3] === 'Subuh')
    expect(found?.slice(1)).toEqual([
      ...[new Date('2026-12-01'), 'Pertemuan', 'Subuh', 'A', 'Wawasan dan pengetahuan', 'Direncanakan'],
      'Menunggu hari pelaksanaan',
    ])
    expect(lines.map((line) => line[6])).toContain('Terdokumentasi')
  },
)
