import pg from 'pg'
import { viewerOfPerson } from '../../lib/auth/load'
import { startSession } from '../../lib/auth/sessions'
import { sessionCookie } from '../../lib/auth/token'
import { system } from '../../lib/core/db'
import { groupCoverage } from '../../lib/coverage/queries'
import { foldCoverage } from '../../lib/coverage/regions/commands'
import { regionFigures } from '../../lib/coverage/regions/figures/queries'
import { regionAsked } from '../../lib/coverage/regions/schema'
import { monthsOf } from '../../lib/coverage/rules'

const PERIOD = { year: 2024, part: 'year' } as const
const QUERIES = 300
const PAGES = 100
const PLAIN = 3

const round = (number: number) => Math.round(number * 100) / 100

async function timed(times: number, work: (i: number) => Promise<unknown>) {
  const took: number[] = []
  // The first ones plan and fill caches.
  for (let i = -20; i < times; i += 1) {
    const began = performance.now()
    await work(i < 0 ? -i : i)
    if (i >= 0) took.push(performance.now() - began)
  }
  const sorted = took.sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { least: round(sorted[0] ?? 0), p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

async function administrator() {
  const data = { name: 'Pengukur', isAdministrator: true }
  const { id } = await system('job').person.create({ data, select: { id: true } })
  const { id: session } = await startSession(id, { address: '', userAgent: 'bench', now: new Date() })
  const viewer = await viewerOfPerson(id, new Date())
  if (!viewer) throw new Error('The administrator is not there')
  const { name, value } = await sessionCookie(session)
  return { viewer, cookie: `${name}=${value}` }
}

/** Different places of each level, those with groups, spread over the country. */
async function examples() {
  const codes = async (length: number) =>
    (
      await system('job').$queryRaw<{ code: string }[]>`select code from region_groups
        where length(code) = ${length} and kind = '' order by md5(code) limit 40`
    ).map((one) => one.code)
  const groups = await system('job').$queryRaw<{ id: string; slug: string }[]>`
    select id::text, slug from "group" order by md5(slug) limit 40`
  return { nation: [''], province: await codes(2), regency: await codes(5), district: await codes(8), groups }
}

/** The same seven rows straight from the activities. */
async function plainly(code: string) {
  const { from, to } = monthsOf(PERIOD)
  const began = performance.now()
  await system('job').$queryRaw`
    select a.counted_main, sum(counted_stages & 1), sum(counted_stages >> 1 & 1), sum(counted_stages >> 2 & 1),
      sum(counted_stages >> 3 & 1), sum(counted_stages >> 4 & 1), sum(counted_jp), sum(counted_people)
    from activity a join "group" g on g.id = a.group_id
    where counted_month between ${from}::date and ${to}::date and (${code} = '' or g.region_code = ${code} or g.region_code like ${`${code}.%`})
    group by 1`
  return performance.now() - began
}

/** All groups of the nation saved in each kind of file: how long it takes over HTTP, and how large the file is. */
async function savedFiles(base: string, cookie: string, period: string) {
  const found: Record<string, object> = {}
  for (const kind of ['csv', 'xlsx', 'pdf']) {
    const began = performance.now()
    const response = await fetch(`${base}/coverage/${kind}?every=1&${period}`, { headers: { cookie } })
    const { byteLength } = await response.arrayBuffer()
    if (!response.ok) throw new Error(`${kind}: ${response.status}`)
    found[kind] = { seconds: round((performance.now() - began) / 1000), megabytes: round(byteLength / 1e6) }
  }
  return found
}

/** Coverage of each level at the size of this database: the query, the whole page, and a plain GROUP BY beside it. */
export async function levels(base: string) {
  const { viewer, cookie } = await administrator()
  const { from, to } = monthsOf(PERIOD)
  const { groups, ...places } = await examples()
  const page = async (path: string) => {
    const response = await fetch(base + path, { headers: { cookie } })
    const body = await response.text()
    if (!response.ok || !body.includes('</main>')) throw new Error(`${path}: ${response.status}`)
  }
  const period = `year=${PERIOD.year}&part=${PERIOD.part}`
  const found: Record<string, object> = {}
  for (const [level, codes] of Object.entries(places)) {
    const code = (i: number) => codes[i % codes.length] ?? ''
    const query = await timed(QUERIES, (i) => {
      const sources = { whole: true, codes: [code(i)], groupIds: [] }
      return regionFigures(system('job'), regionAsked.parse({ region: code(i) }), sources, { from, to })
    })
    const whole = await timed(PAGES, (i) => page(`/coverage?region=${code(i)}&${period}`))
    const plain: number[] = []
    for (let i = 0; i < PLAIN; i += 1) plain.push(await plainly(code(i)))
    found[level] = { query, page: whole, plain: round(Math.min(...plain)) }
  }
  const group = (i: number) => groups[i % groups.length] ?? { id: '', slug: '' }
  found.group = {
    query: await timed(QUERIES, (i) => groupCoverage(viewer, group(i).id, PERIOD)),
    page: await timed(PAGES, (i) => page(`/groups/${group(i).slug}/coverage?${period}`)),
  }
  found.pages = await deepPages(page)
  found.saved = await savedFiles(base, cookie, period)
  return found
}

/** Far down in the longest list there is; fewer where the people end before. */
const DEEP = 50_000
const PEOPLE_ON_PAGE = 40

/** All people of the nation by name: the whole first page, and the one after all those before page 50,000. */
async function deepPages(page: (path: string) => Promise<void>) {
  const people = await system('job').person.count()
  const deep = Math.min(DEEP, Math.floor(people / PEOPLE_ON_PAGE))
  const [last] = await system('job').$queryRaw<{ id: string }[]>`
    select id::text from person where closed_at is null order by name, id offset ${(deep - 1) * PEOPLE_ON_PAGE - 1} limit 1`
  const first = await timed(PAGES, () => page('/admin/people'))
  return { deep, first, far: await timed(PAGES, () => page(`/admin/people?after=${last?.id}`)) }
}

const SECONDS = 4
const WRITERS = 50

/** Fifty writers for some seconds, each changing the counter of its own group: changes per second. */
async function writeAtOnce(url: string, ids: string[]) {
  const clients = await Promise.all(
    ids.map(async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  const end = performance.now() + SECONDS * 1000
  let done = 0
  await Promise.all(
    clients.map(async (client, i) => {
      while (performance.now() < end) {
        await client.query(
          `insert into coverage_counter as c (group_id, month, objective, planned) values ($1, '2026-08-01', 'A', 1)
           on conflict (group_id, month, objective) do update set planned = c.planned + 1`,
          [ids[i]],
        )
        done += 1
      }
    }),
  )
  await Promise.all(clients.map((client) => client.end()))
  return Math.round(done / SECONDS)
}

/** Fifty groups of one district against fifty groups of fifty districts, in turn, the best of each. */
export async function hotRow(url: string) {
  const [busiest] = await system('job').$queryRaw<{ code: string }[]>`
    select region_code as code from "group" where length(region_code) = 8 group by 1 order by count(*) desc limit 1`
  const alone = await system('job').$queryRaw<{ id: string }[]>`
    select distinct on (region_code) id::text from "group" where length(region_code) = 8 limit ${WRITERS}`
  // The nation is thin in places: fifty groups are moved into one district for this.
  const others = await system('job').$queryRaw<{ id: string }[]>`
    select id::text from "group" where length(region_code) = 8 order by md5(slug) desc limit ${WRITERS}`
  const together = others.map((one) => one.id)
  await system('job').group.updateMany({
    where: { id: { in: together } },
    data: { regionCode: busiest?.code ?? '' },
  })
  const apart = alone.map((one) => one.id).filter((id) => !together.includes(id))
  const runs: { one: number; fifty: number }[] = []
  for (let i = 0; i < 3; i += 1)
    runs.push({ one: await writeAtOnce(url, together), fifty: await writeAtOnce(url, apart) })
  const waiting = await system('job').coverageDelta.count()
  const began = performance.now()
  await foldCoverage()
  return {
    perSecondOneDistrict: Math.max(...runs.map((run) => run.one)),
    perSecondFiftyDistricts: Math.max(...runs.map((run) => run.fifty)),
    writersApart: apart.length,
    folded: waiting,
    foldSeconds: round((performance.now() - began) / 1000),
  }
}
