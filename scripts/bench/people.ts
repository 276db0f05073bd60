import { loadavg } from 'node:os'
import { viewerOfPerson } from '../../lib/auth/load'
import { system } from '../../lib/core/db'
import { listDirectory } from '../../lib/groups/directory/queries'
import { listSupervisors } from '../../lib/people/assignments/queries'
import { listPeople } from '../../lib/people/persons/queries'
import { listSchools } from '../../lib/people/schools/queries'
import { readMerging } from '../../lib/privacy/merging/queries'
import type { serveDemonstration } from '../demo'
import { type Part, type Times, timedRounds } from './crowd'
import { fillPeople, PEOPLE } from './people/fill'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>

const LIMIT_MS = 100
const ROUNDS = 20
const PAGES = 25

const words = {
  prefix: ['sit', 'wulan', 'i made', 'nur'],
  common: ['siti', 'sri', 'dewi', 's.pd'],
  rare: ['zulkifli wahyu', 'puspitasari hidayat', 'kusumaningtyas'],
  mistyped: ['wuladari', 'puspitsari', 'hidayta', 'zulkfli'],
  nobody: ['xyzzy', 'qqqq wwww'],
  short: ['a', 'zq'],
}

const timed = (things: (() => Promise<unknown>)[]) => timedRounds(ROUNDS, things)

/** How often the big tables were read from end to end since the database began. */
async function scans() {
  const rows = await system('job').$queryRaw<{ name: string; scans: number }[]>`
    select relname::text as name, seq_scan::int as scans from pg_stat_user_tables
    where relname in ('person', 'membership')`
  return Object.fromEntries(rows.map((one) => [one.name, one.scans]))
}

/** The statistics of other connections come up to a second late. */
const settle = () => new Promise((done) => setTimeout(done, 2500))

/** What an administrator's lists cost with a hundred thousand people: by question, by page, and how the tables are read. */
export async function people(_demo: Demo): Promise<Part> {
  const { schoolId, slug, nip } = await fillPeople()
  const dinas = await system('job').person.findFirstOrThrow({
    where: { isAdministrator: true },
    select: { id: true },
  })
  const now = new Date()
  const viewer = await viewerOfPerson(dinas.id, now)
  if (!viewer) throw new Error('The administrator of the demonstration is not there')
  const list = (asked: object) => () => listPeople(viewer, asked as Record<string, unknown>, now)
  const pages: (() => Promise<unknown>)[] = []
  for (const q of ['', 'siti']) {
    let after: string | undefined
    for (let page = 0; page < PAGES; page += 1) {
      const asked = { q, ...(after && { after }) }
      after = (await listPeople(viewer, asked, now)).next
      pages.push(list(asked))
      if (!after) break
    }
  }
  await settle()
  const before = await scans()
  const found: Record<string, Times> = {}
  for (const [kind, all] of Object.entries(words)) found[kind] = await timed(all.map((q) => list({ q })))
  found.number = await timed([list({ q: nip }), list({ q: 'guru.77@contoh.example' })])
  found.school = await timed([list({ school: schoolId }), list({ school: schoolId, q: 'sri' })])
  found.group = await timed([list({ group: slug }), list({ group: slug, q: 'sri' })])
  found.withoutAccount = await timed([list({ show: 'withoutAccount' })])
  found.administrators = await timed([list({ show: 'administrators' })])
  found.pages = await timed(pages)
  found.schools = await timed(
    ['sdn 1', 'bhayangkari', 'sd negri'].map((q) => () => listSchools(viewer, { q })),
  )
  found.groups = await timed(['kkg', 'gugus', 'kimai'].map((q) => () => listDirectory(viewer, { q }, now)))
  found.supervisors = await timed(
    [{}, { q: 'siti' }].map((asked) => () => listSupervisors(viewer, asked, now)),
  )
  const some = await system('job').person.findFirstOrThrow({ where: { nip }, select: { id: true } })
  found.merging = await timed([() => readMerging(viewer, some.id, {}, now)])
  await settle()
  const after = await scans()
  const read = Object.fromEntries(
    Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]),
  )
  const slow = Object.entries(found).filter(([, one]) => one.p95 > LIMIT_MS)
  const failures = [
    ...slow.map(([kind, one]) => `people, ${kind}: p95 ${one.p95} ms, aim ${LIMIT_MS}`),
    ...Object.entries(read).flatMap(([name, count]) =>
      count ? [`people: ${name} was read from end to end ${count} times`] : [],
    ),
  ]
  return {
    result: { people: PEOPLE, load: loadavg()[0], limit: LIMIT_MS, ...found, seqScans: read },
    failures,
  }
}
