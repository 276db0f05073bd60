import { loadavg } from 'node:os'
import { serve, type serveDemonstration } from '../demo'
import { usualWebs } from '../web/many'
import type { Part } from './crowd'
import { visitors } from './kinds'
import { list, singleMarks, wholeLists, written } from './load/marks'
import { longReport } from './load/report'
import { type Found, type Shot, shoot } from './load/shots'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>

const SECONDS = 15
const WARM = 12
/** Of the journey: until each connection to the database has planned what each of 240 kinds of pages asks. */
const WARM_WALK = 45
const CONNECTIONS = 10
const LIST = 50
/** Of a server on two cores. */
const AIMS = { report: 400, journey: 500, slowest: 250, marks: 500 }

async function measured(demo: Demo, lists: Shot[][], right = 200, warm = WARM): Promise<Found> {
  await shoot(demo, warm, lists, right)
  return shoot(demo, SECONDS, lists, right)
}

const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))

/** The bare page of Next with one query, by which runs of different machines compare. */
const bare = (demo: Demo) =>
  measured(
    demo,
    many(CONNECTIONS, () => [{ path: '/bench' }]),
  )

/** A report of 200 rows, as a page and as CSV. */
async function reports(demo: Demo) {
  const { page, csv, cookie, rows } = await longReport()
  const lists = (path: string) => many(CONNECTIONS, () => [{ path, headers: { cookie } }])
  return { rows, page: await measured(demo, lists(page)), csv: await measured(demo, lists(csv)) }
}

/** Every kind of page of all four roles in turn: three people of each role at once, each at another place of the walk. */
async function journey(demo: Demo) {
  const all = await visitors(demo)
  const lists = many(3, (round) =>
    all.map(({ cookie, kinds }) => {
      const shots = kinds.map(({ path }): Shot => ({ path, headers: { cookie } }))
      const from = Math.floor((round * shots.length) / 3)
      return [...shots.slice(from), ...shots.slice(0, from)]
    }),
  ).flat()
  const pages = Object.fromEntries(all.map(({ who, kinds }) => [who, kinds.length]))
  return { pages, ...(await measured(demo, lists, 200, WARM_WALK)) }
}

/** Attendance by the form: whole lists of 50 people, and one mark at a time; each connection in a group of its own. */
async function marks(demo: Demo) {
  const lists = []
  for (let i = 0; i < CONNECTIONS; i += 1) lists.push(await list(demo.base, LIST))
  const whole = await measured(demo, await Promise.all(lists.map(wholeLists)), 303)
  const single = await measured(demo, await Promise.all(lists.map(singleMarks)), 303)
  const [forms, answers] = [await written(lists), whole.answers + single.answers]
  if (forms < answers) throw new Error(`Of ${answers} lists that were acknowledged ${forms} were written`)
  return { people: LIST, whole: { ...whole, marksPerSecond: whole.perSecond * LIST }, single }
}

/** What is measured of a server, one after the other. */
async function allOf(demo: Demo) {
  const before = loadavg()[0]
  const yardstick = await bare(demo)
  const report = await reports(demo)
  const walk = await journey(demo)
  return { before, bare: yardstick, report, journey: walk, attendance: await marks(demo) }
}

/** What a server on two cores carries, as `npm start` runs it; whatever asks runs on the same two. */
export async function load({ url, files, password }: Demo): Promise<Part> {
  const webs = usualWebs()
  const settings = { SANGGAR_BENCH: 'yes', SANGGAR_ADMIN_FACTOR: 'optional', SANGGAR_WEBS: `${webs}` }
  const { end, ...served } = await serve({ url, files }, { ...process.env, ...settings })
  const result = await allOf({ ...served, password, stop: end }).finally(end)
  const { report, journey: walk, attendance } = result
  const least = (name: string, found: number, aim: number) =>
    found < aim ? [`load, ${name}: ${found} a second, at least ${aim} is wanted`] : []
  const failures = [
    ...least('report as a page', report.page.perSecond, AIMS.report),
    ...least('report as CSV', report.csv.perSecond, AIMS.report),
    ...least('journey', walk.perSecond, AIMS.journey),
    ...(walk.p99 > AIMS.slowest ? [`load, journey: p99 ${walk.p99} ms, at most ${AIMS.slowest}`] : []),
    ...least('marks by whole lists', attendance.whole.marksPerSecond, AIMS.marks),
    ...least('marks one by one', attendance.single.perSecond, AIMS.marks),
    ...Object.entries({ bare: result.bare, ...report, walk, ...attendance }).flatMap(([name, one]) =>
      typeof one === 'object' && 'errors' in one && one.errors ? [`load, ${name}: ${one.errors} errors`] : [],
    ),
  ]
  return { result: { webs, ...result }, failures }
}
