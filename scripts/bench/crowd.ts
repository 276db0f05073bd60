import { randomBytes } from 'node:crypto'
import { startSession } from '../../lib/auth/sessions'
import { sessionCookie } from '../../lib/auth/token'
import { system } from '../../lib/core/db'

/** What one part of the measurement found, and where it missed its aim. */
export type Part = { result: object; failures: string[] }

/** A group of its own with so many members, each with a session made by the application's own code; the first one leads it. */
export async function crowd(count: number) {
  const slug = `bench-${randomBytes(4).toString('hex')}`
  const region = await system('job').region.findFirstOrThrow({ where: { level: 3 }, select: { code: true } })
  const { id: groupId } = await system('job').group.create({
    data: { slug, kind: 'kkg', name: 'KKG besar', regionCode: region.code, zone: 'Asia/Jakarta' },
    select: { id: true },
  })
  const people = Array.from({ length: count }, (_, i) => ({
    id: crypto.randomUUID(),
    name: `Guru Nomor ${String(i + 1).padStart(3, '0')}, S.Pd., M.Pd.`,
  }))
  await system('job').person.createMany({ data: people })
  const startedOn = new Date('2020-01-01')
  await system('job').membership.createMany({
    data: people.map(({ id }) => ({ groupId, personId: id, startedOn })),
  })
  const term = { groupId, personId: people[0]?.id ?? '', title: 'Ketua', decreeNumber: '1', startedOn }
  await system('job').officerTerm.create({ data: term, select: { id: true } })
  const browser = { address: '', userAgent: 'bench', now: new Date() }
  const cookies: string[] = []
  for (const { id } of people) {
    const { name, value } = await sessionCookie((await startSession(id, browser)).id)
    cookies.push(`${name}=${value}`)
  }
  return { groupId, slug, people, cookies }
}

export type Times = ReturnType<typeof percentiles>

/** The middle and the slow end of some times in milliseconds. */
export function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) }
}

/** Milliseconds of one thing after the other, so many times; a round before them warms up. */
export async function timedRounds(rounds: number, things: (() => Promise<unknown>)[]): Promise<Times> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1)
    for (const thing of things) {
      const began = performance.now()
      await thing()
      if (round) times.push(performance.now() - began)
    }
  return percentiles(times)
}
