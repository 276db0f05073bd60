import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson, viewerOfSession } from '@/lib/auth/load'
import { startSession } from '@/lib/auth/sessions'
import { beat, MOST_BEHIND } from '@/lib/core/replica'
import { dateValue } from '@/lib/core/time'
import { coverageWords } from '@/lib/coverage/export'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { foldCoverage } from '@/lib/coverage/regions/commands'
import { regionData } from '@/lib/coverage/regions/export'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { regionAsked } from '@/lib/coverage/regions/schema'
import { db } from '../support/database'
import { count, groupIn, YEAR } from '../support/regions'
import { makeViewer, NOW } from '../support/world'

// A second database stands in for a copy that has stopped to follow: what it holds is how things were.
const name = `copy_${process.env.VITEST_POOL_ID}`
const url = `${inject('serverUrl')}${name}`
process.env.DATABASE_REPLICA_URL = url

const group = {} as Record<'selong' | 'sakra' | 'alas', string>
let supervisor: Viewer
let teacher: Viewer
let sessionId: string

async function onCopy(text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function onServer(text: string) {
  const client = new pg.Client({ connectionString: `${inject('serverUrl')}postgres` })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

const copyAged = (seconds: number) =>
  onCopy(`update replica_mark set at = clock_timestamp() - interval '${seconds} seconds' where name = 'beat'`)

const ask = (viewer: Viewer, asked: object = {}, most = MOST_BEHIND) =>
  regionCoverage(viewer, regionAsked.parse(asked), YEAR, most)
const slugs = (report: Awaited<ReturnType<typeof ask>>) => report?.groups.map((one) => one.slug)
const planned = (report: Awaited<ReturnType<typeof ask>>) => report?.rows[0]?.planned

beforeAll(async () => {
  group.selong = (await groupIn('52.03.07', 'selong')).id
  group.sakra = (await groupIn('52.03.07', 'sakra')).id
  group.alas = (await groupIn('33.15.01', 'alas')).id
  for (const id of Object.values(group)) await count(id, 'A', 3)
  supervisor = await makeViewer({ regions: ['52.03'] })
  teacher = await makeViewer({ memberOf: [group.alas] })
  sessionId = (await startSession(supervisor.personId, { address: '', userAgent: '', now: NOW })).id
  await foldCoverage()
  await beat()
  await db().$disconnect()
  const own = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
  await onServer(`drop database if exists "${name}" with (force)`)
  await onServer(`create database "${name}" template "${own}"`)
  // From here on the database knows what its copy does not.
  await count(group.selong, 'A', 10)
  await count(group.alas, 'A', 10)
})
beforeEach(() => copyAged(0))
afterAll(() => onServer(`drop database if exists "${name}" with (force)`))

test('figures of a region come from the copy; those who work in a group read what they just wrote', async () => {
  const seen = await ask(supervisor, { region: '52.03' })
  expect(planned(seen)).toBe(6)
  expect(seen?.behind).toBeLessThan(5)
  const of = async (viewer: Viewer, id: string, regionCode: string) => {
    const { rows } = await groupFigures(viewer, { id, facts: { groupId: id, regionCode } }, YEAR)
    return rows[0]?.planned
  }
  expect(await of(teacher, group.alas, '33.15.01')).toBe(13)
  expect(await of(supervisor, group.selong, '52.03.07')).toBe(3)
  expect(await of(supervisor, group.alas, '33.15.01')).toBe(0)
})

test('a copy some seconds behind says so; what cannot say so, and one far behind, is read from the database', async () => {
  await copyAged(20)
  const seen = await ask(supervisor, { region: '52.03' })
  expect(planned(seen)).toBe(6)
  expect(seen?.behind).toBeGreaterThanOrEqual(20)
  expect(seen?.behind).toBeLessThan(30)
  if (!seen) throw new Error('The region was not seen')
  const asking = {
    ...{ viewer: supervisor, again: async () => supervisor, report: seen, period: YEAR },
    asked: regionAsked.parse({ region: '52.03.07' }),
  }
  const data = await regionData(asking, coverageWords('id'), 'kini', NOW)
  expect(JSON.stringify(data.sides)).toMatch(/Angka ini adalah keadaan 2\d detik yang lalu/)
  const exact = await ask(supervisor, { region: '52.03' }, 5)
  expect({ planned: planned(exact), behind: exact?.behind }).toEqual({ planned: 16, behind: 0 })
  await copyAged(MOST_BEHIND + 1)
  const fallen = await ask(supervisor, { region: '52.03' })
  expect({ planned: planned(fallen), behind: fallen?.behind }).toEqual({ planned: 16, behind: 0 })
})

test('who may see what is as it is now: an assignment, a session and a membership that the copy still holds, or does not know yet', async () => {
  const { personId } = supervisor
  const fresh = await makeViewer({ regions: ['52.03'] })
  expect(planned(await ask(fresh, { region: '52.03' }))).toBe(6)
  expect((await viewerOfSession(sessionId, NOW))?.scope.regions).toEqual(['52.03'])
  await db().supervisorAssignment.updateMany({
    where: { personId },
    data: { endedOn: dateValue('2026-08-01') },
  })
  const former = await viewerOfSession(sessionId, NOW)
  if (!former) throw new Error('The session still runs')
  expect(await ask(former, { region: '52.03' })).toBeNull()
  expect(await ask(former)).toMatchObject({ groupCount: 0, groups: [], regions: [] })
  await db().session.updateMany({ where: { personId }, data: { endedAt: NOW } })
  expect(await viewerOfSession(sessionId, NOW)).toBeNull()
  await db().membership.updateMany({
    where: { personId: teacher.personId },
    data: { endedOn: dateValue('2026-08-01') },
  })
  const left = await viewerOfPerson(teacher.personId, NOW)
  if (!left) throw new Error('The person is there')
  expect(await ask(left)).toMatchObject({ groupCount: 0, groups: [] })
})

test('a copy that does not know of a move shows nobody the group where it was', async () => {
  const [here, there] = [await makeViewer({ regions: ['52.03'] }), await makeViewer({ regions: ['33.15'] })]
  expect(slugs(await ask(here, { region: '52.03.07' }))).toEqual(['sakra', 'selong'])
  await db().group.update({ where: { id: group.selong }, data: { regionCode: '33.15.01' } })
  const seen = await ask(here, { region: '52.03.07' })
  expect({ groups: slugs(seen), planned: planned(seen) }).toEqual({ groups: ['sakra'], planned: 3 })
  const gained = await ask(there, { region: '33.15.01' })
  expect({ groups: slugs(gained), planned: planned(gained) }).toEqual({
    ...{ groups: ['alas', 'selong'], planned: 26 },
  })
  const moved = await db().replicaMark.findUniqueOrThrow({ where: { name: 'moved' } })
  await onCopy(`update replica_mark set count = ${moved.count} where name = 'moved'`)
  expect(planned(await ask(here, { region: '52.03.07' }))).toBe(6)
})

test('sums that are kept are used again under the same mark alone, and never mixed where database and copy take turns', async () => {
  const viewer = await makeViewer({ isAdministrator: true })
  const copied = async () => planned(await ask(viewer))
  const exact = async () => planned(await ask(viewer, {}, 0))
  // Folded on the database alone, the same figures bear another mark there.
  expect(await foldCoverage()).toBeGreaterThan(0)
  expect([await copied(), await exact(), await copied()]).toEqual([9, 29, 9])
  const spoil = 'update region_coverage set planned = planned * 100'
  await onCopy(`set session_replication_role = replica; ${spoil}`)
  // Spoilt behind the mark's back, they are not even looked at,
  expect(await copied()).toBe(9)
  expect(await exact()).toBe(29)
  // until what is kept is of another mark: then they are read, and nothing of the database's stands among them.
  expect(await copied()).toBe(900)
  await onCopy(spoil.replace('*', '/'))
  expect(await copied()).toBe(9)
})

test('a copy that is gone costs nobody an answer, and is asked again later', async () => {
  const viewer = await makeViewer({ isAdministrator: true })
  expect(planned(await ask(viewer))).toBe(9)
  await onServer(`drop database "${name}" with (force)`)
  expect(planned(await ask(viewer))).toBe(29)
  expect(await ask(viewer)).toMatchObject({ behind: 0 })
})
