import { system } from '../../lib/core/db'
import { listExceptions } from '../../lib/coverage/exceptions/queries'
import { groupFigures } from '../../lib/coverage/figures/queries'
import { regionFigures } from '../../lib/coverage/regions/figures/queries'
import { regionAsked } from '../../lib/coverage/regions/schema'
import { monthsOf } from '../../lib/coverage/rules'
import { MEASURED } from './nation'
import { administrator, pagesFor, type Reader, supervisor } from './readers'
import { type Spread, seconds, timed } from './timed'

const PERIOD = { year: 2024, part: 'year' } as const
const IN_PERIOD = `year=${PERIOD.year}&part=${PERIOD.part}`
const QUERIES = 300
const PAGES = 300
const PLAIN = 3

/**
 * What one level costs: the statements of its figures, of regions also where nothing that is kept holds any more, its
 * whole page, and what else there is to say.
 */
export type Level = { query: Spread; anew?: Spread; page: Spread } & Record<string, unknown>
export type Levels = Record<string, Level>

/** Different places of each level, those with groups, spread over the country. */
async function examples() {
  const codes = async (length: number) =>
    (
      await system('job').$queryRaw<{ code: string }[]>`select code from region_groups
        where length(code) = ${length} and kind = '' order by md5(code) limit ${MEASURED}`
    ).map((one) => one.code)
  return { nation: [''], province: await codes(2), regency: await codes(5), district: await codes(8) }
}

/** The groups whose attendance lists are all there. */
function measuredGroups() {
  return system('job').$queryRaw<{ id: string; slug: string; region: string }[]>`
    select id::text, slug, region_code as region from "group" order by md5(slug) limit ${MEASURED}`
}

/** The same seven rows straight from the activities: the best of three. */
async function plainly(codes: string[]) {
  const { from, to } = monthsOf(PERIOD)
  const took: number[] = []
  for (let i = 0; i < PLAIN; i += 1) {
    const code = codes[i % codes.length] ?? ''
    const began = performance.now()
    await system('job').$queryRaw`
      select a.counted_main, sum(counted_stages & 1), sum(counted_stages >> 1 & 1), sum(counted_stages >> 2 & 1),
        sum(counted_stages >> 3 & 1), sum(counted_stages >> 4 & 1), sum(counted_jp), sum(counted_people)
      from activity a join "group" g on g.id = a.group_id
      where counted_month between ${from}::date and ${to}::date and (${code} = '' or g.region_code = ${code} or g.region_code like ${`${code}.%`})
      group by 1`
    took.push(performance.now() - began)
  }
  return Math.round(Math.min(...took) * 100) / 100
}

type Page = ReturnType<typeof pagesFor>

/** As a folding leaves it: what is kept of the sums holds no more. */
const folded = () => system('job').$executeRaw`update region_coverage_mark set mark = gen_random_uuid()`

/** Each level of regions as the administrator sees it. */
async function regionLevels(page: Page): Promise<Levels> {
  const span = monthsOf(PERIOD)
  const found: Levels = {}
  for (const [level, codes] of Object.entries(await examples())) {
    const code = (i: number) => codes[i % codes.length] ?? ''
    const ask = (i: number) => {
      const sources = { whole: true, codes: [code(i)], groupIds: [] }
      return regionFigures(system('job'), regionAsked.parse({ region: code(i) }), sources, span)
    }
    const query = await timed(QUERIES, ask)
    const anew = await timed(QUERIES, ask, folded)
    const whole = await timed(PAGES, (i) => page(`/coverage?region=${code(i)}&${IN_PERIOD}`))
    found[level] = { query, anew, page: whole, plain: await plainly(codes) }
  }
  return found
}

/** One group: all its figures, those counted from the attendance lists among them, as its page asks for them. */
async function groupLevel({ viewer }: Reader, page: Page): Promise<Level> {
  const groups = await measuredGroups()
  const group = (i: number) => groups[i % groups.length] ?? { id: '', slug: '', region: '' }
  const [lists] = await system('job').$queryRaw<{ rows: bigint }[]>`
    select count(*) as rows from attendance where group_id = any(${groups.map((one) => one.id)}::uuid[])`
  const query = await timed(QUERIES, (i) => {
    const { id, region: regionCode } = group(i)
    return groupFigures(viewer, { id, facts: { groupId: id, regionCode } }, PERIOD)
  })
  const whole = await timed(PAGES, (i) => page(`/groups/${group(i).slug}/coverage?${IN_PERIOD}`))
  return { query, page: whole, attendances: Number(lists?.rows ?? 0) }
}

/** A supervisor's whole page with what stands out in the groups, and the statement that finds that. */
async function supervisorLevel(base: string, length: number, wanted: number): Promise<Level> {
  const { code, groups, ...reader } = await supervisor(length, wanted)
  const page = pagesFor(base, reader)
  const query = await timed(PAGES, () =>
    listExceptions(reader.viewer, { kind: null, after: null }, new Date(), 3),
  )
  const whole = await timed(PAGES, () => page(`/coverage?${IN_PERIOD}`))
  return { query, page: whole, code, groups }
}

/** Coverage at the size of this database: each level's query and whole page, and a plain GROUP BY beside it. */
export async function levels(base: string) {
  const reader = await administrator()
  const page = pagesFor(base, reader)
  return {
    levels: {
      ...(await regionLevels(page)),
      group: await groupLevel(reader, page),
      supervisorOfRegency: await supervisorLevel(base, 5, 60),
      supervisorOfProvince: await supervisorLevel(base, 2, 1000),
    } satisfies Levels,
    pages: await deepPages(page),
    saved: await savedFiles(base, reader.cookie),
  }
}

/** Far down in the longest list there is; fewer where the people end before. */
const DEEP = 50_000
const PEOPLE_ON_PAGE = 40

/** A nation of many groups has teachers enough, most of them in none, that the list of people has that page. */
export function peopleFor(groups: number): number {
  return groups >= 10_000 ? (DEEP + 1) * PEOPLE_ON_PAGE : 1
}

/** All people of the nation by name: the whole first page, and the one after all those before page 50,000. */
async function deepPages(page: Page) {
  const people = await system('job').person.count()
  const deep = Math.min(DEEP, Math.floor(people / PEOPLE_ON_PAGE))
  const [last] = await system('job').$queryRaw<{ id: string }[]>`
    select id::text from person where closed_at is null order by name, id offset ${(deep - 1) * PEOPLE_ON_PAGE - 1} limit 1`
  const first = await timed(PAGES, () => page('/admin/people'))
  return { deep, first, far: await timed(PAGES, () => page(`/admin/people?after=${last?.id}`)) }
}

/** All groups of the nation saved in each kind of file: how long it takes over HTTP, and how large the file is. */
async function savedFiles(base: string, cookie: string) {
  const found: Record<string, object> = {}
  for (const kind of ['csv', 'xlsx', 'pdf']) {
    const made = await seconds(async () => {
      const response = await fetch(`${base}/coverage/${kind}?every=1&${IN_PERIOD}`, { headers: { cookie } })
      const { byteLength } = await response.arrayBuffer()
      if (!response.ok) throw new Error(`${kind}: ${response.status}`)
      return byteLength
    })
    found[kind] = { seconds: made.seconds, megabytes: Math.round(made.found / 1e4) / 100 }
  }
  return found
}
