import { loadavg } from 'node:os'
import type { Viewer } from '../../lib/access/viewer'
import { viewerOfPerson } from '../../lib/auth/load'
import { system } from '../../lib/core/db'
import { forgetWords, indexEntries } from '../../lib/library/entries/commands'
import { searchLibrary } from '../../lib/library/queries'
import type { serveDemonstration } from '../demo'
import { type Part, type Times, timedRounds } from './crowd'
import { ENTRIES, fillLibrary } from './library/fill'
import { signIn } from './pages'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>
type Asked = Record<string, string>

const LIMIT_MS = 100
const ROUNDS = 12
/** Unmeasured rounds over all questions, before anything. */
const WARM = 6
const PAGES = 50

const all = (...list: string[]): Asked[] => list.map((q) => ({ q }))

const questions: Record<string, Asked[]> = {
  rare: all('kunjungan sungai', 'stoikiometri', 'pubertas dan gizi', 'sensus koperasi', 'batik kardus bekas'),
  common: all(
    'siswa',
    'belajar siswa kelas',
    'materi pembelajaran',
    'siswa menghafal pecahan',
    'soal latihan kelas IV',
  ),
  mistyped: all('pembgian', 'stokiometri', 'fotosintesa', 'perkalain pecahn', 'menghitng keliling'),
  letter: all('a', 'm', 'x'),
  objective: [
    { q: 'siswa', objective: 'C' },
    { q: 'pecahan', objective: 'F' },
    { q: '', objective: 'G' },
  ],
  class: [
    { q: 'siswa', phase: 'A' },
    { q: 'pecahn', phase: 'C' },
    { q: '', phase: 'F' },
  ],
  subject: [
    { q: 'siswa', subject: 'Fisika' },
    { q: 'pecahan', subject: 'mat' },
    { q: '', subject: 'Seni Budaya' },
  ],
  hostile: all(`' " \\ % & | ! :* <->`, '🙂', 'a'.repeat(10_000)),
}

const timed = (things: (() => Promise<unknown>)[]) => timedRounds(ROUNDS, things)

/** The question of a page so many pages on, by its key; the last one where there are fewer. */
async function turned(viewer: Viewer, asked: Asked, pages: number): Promise<Asked> {
  let at = asked
  for (let page = 1; page < pages; page += 1) {
    const { next } = await searchLibrary(viewer, at)
    if (!next) break
    at = { ...asked, after: next }
  }
  return at
}

async function viewerNamed(name: string) {
  const { id } = await system('job').person.findFirstOrThrow({
    where: { email: `${name}@contoh.sch.id` },
    select: { id: true },
  })
  const viewer = await viewerOfPerson(id, new Date())
  if (!viewer) throw new Error(`${name} is not there`)
  return viewer
}

/** Each kind of question: the search alone, and the whole page. */
async function searched(base: string, viewer: Viewer, cookie: string) {
  const deep = [await turned(viewer, { q: '' }, PAGES), await turned(viewer, { q: 'siswa' }, PAGES)]
  const page = async (one: Asked) => {
    const answer = await fetch(`${base}/library?${new URLSearchParams(one)}`, { headers: { cookie } })
    await answer.text()
    // What is longer than an address may be is refused before the page.
    if (answer.status !== 200 && answer.status !== 431 && answer.status !== 414)
      throw new Error(`library ${JSON.stringify(one)}: ${answer.status}`)
  }
  // As a server that has run for a while: its code is compiled by then.
  for (let round = 0; round < WARM; round += 1)
    for (const one of Object.values(questions).flat()) await page(one)
  const found: Record<string, { query: Times; page: Times }> = {}
  for (const [kind, asked] of Object.entries({ ...questions, 'page 50': deep })) {
    found[kind] = {
      query: await timed(asked.map((one) => () => searchLibrary(viewer, one))),
      page: await timed(asked.map((one) => () => page(one))),
    }
  }
  return found
}

/** What it costs that a changed problem is found at once by its new words, and that its old words are forgotten. */
async function written() {
  const some = await system('job').problem.findMany({
    where: { outcome: 'solved' },
    take: 60,
    select: { id: true, situation: true },
  })
  const index = await timed(
    some.slice(0, 20).map(({ id, situation }, i) => async () => {
      const words = { situation: `${situation} ubah ${i} ${Math.random()}` }
      await system('job').$transaction(async (tx) => {
        await tx.problem.update({ where: { id }, data: words, select: { id: true } })
        await indexEntries(tx, { problemId: id })
      })
    }),
  )
  const began = performance.now()
  await forgetWords(system('job'))
  return { change: index, forget: Math.round(performance.now() - began) }
}

/** The library with a hundred thousand entries. Measured last: they would weigh on the other figures. */
export async function library(demo: Demo): Promise<Part> {
  await fillLibrary(demo.url)
  const found: Record<string, Awaited<ReturnType<typeof searched>>> = {}
  const load = [loadavg()[0]]
  for (const [who, name] of [
    ['teacher', 'sari'],
    ['inManyGroups', 'budi'],
    ['supervisor', 'nurul'],
  ] as const)
    found[who] = await searched(
      demo.base,
      await viewerNamed(name),
      await signIn(demo.base, name, demo.password),
    )
  load.push(loadavg()[0])
  const failures = Object.entries(found).flatMap(([who, kinds]) =>
    Object.entries(kinds).flatMap(([kind, row]) =>
      Object.entries(row)
        .filter(([, { p95 }]) => p95 > LIMIT_MS)
        .map(
          ([what, { p95 }]) =>
            `library, ${who}, ${kind}, ${what}: ${p95} ms at p95, at most ${LIMIT_MS} is wanted`,
        ),
    ),
  )
  return { result: { entries: ENTRIES, load, ...found, written: await written() }, failures }
}
