import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { checkCoverage, foldCoverage, rebuildCoverage } from '@/lib/coverage/regions/commands'
import { foldRegions } from '@/lib/coverage/regions/jobs'
import { mostStage } from '@/lib/coverage/rules'
import { editGroup } from '@/lib/groups/commands'
import { objectiveCodes } from '@/lib/objectives/schema'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { ask, below, count, groupIn, plainly, YEAR } from '../support/regions'
import { makeViewer, meeting, NOW, report } from '../support/world'

const as = (viewer: Viewer) => ({ viewer, now: NOW })
const AUGUST = { year: 2026, part: 'agustus' } as const
const right = { region: 0, groups: 0, counters: 0 }
const places = ['52.03.03', '52.03.05', '52.03', '52.71.01', '33.15.19', '91.71.03']
const subjects = ['Kimia', 'KIMIA', 'Fisika']
const ids: string[] = []
let admin: Viewer
let officer: Viewer

beforeAll(async () => {
  for (const [i, place] of places.entries())
    ids.push((await groupIn(place, `kelompok-${i}`, i % 2 ? (subjects[i % 3] ?? null) : null)).id)
  admin = await makeViewer({ isAdministrator: true })
  officer = await makeViewer({ officerOf: ids })
})

/** Every region in which a group lies, the nation, and one without any. */
async function everyRegion() {
  const groups = await db().group.findMany({ select: { regionCode: true } })
  const codes = groups.flatMap(({ regionCode }) =>
    regionCode.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.')),
  )
  return ['', '12', ...new Set(codes)]
}

async function everywhereRight(period = YEAR) {
  for (const region of await everyRegion())
    for (const { kind, subject } of [
      { kind: '', subject: '' },
      { kind: 'kkg', subject: '' },
      { kind: 'mgmp', subject: 'kimia' },
    ]) {
      const found = await ask(admin, { region, kind, subject }, period)
      const expected = await plainly(
        (group) =>
          below(group.regionCode, region) &&
          (!kind || group.kind === kind) &&
          (!subject || group.subject?.toLowerCase() === subject),
        period,
      )
      expect({ region, kind, rows: found?.rows }).toEqual({ region, kind, rows: expected.rows })
      expect(found?.groupCount).toBe(expected.groups)
      // What is below adds up to the whole: regions, and the groups that belong to the region itself.
      for (const [i, row] of (found?.rows ?? []).entries()) {
        const parts = [...(found?.regions ?? []), ...(found?.groups ?? [])].map((one) => one.rows[i])
        expect(parts.reduce((sum, one) => sum + (one?.planned ?? 0), 0)).toBe(row.planned)
        const months = (found?.trend ?? []).map((one) => one.rows[i]?.jp ?? 0)
        expect(months.reduce((sum, one) => sum + one, 0)).toBe(row.jp)
      }
    }
}

async function hold(groupId: string, objective: (typeof objectiveCodes)[number]) {
  const { id: activityId } = await scheduleMeeting(as(officer), { ...meeting(groupId), objective })
  const rows = [{ personId: officer.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
}

async function move(groupId: string, regionCode: string, subject: string) {
  const { version, slug, name } = await db().group.findUniqueOrThrow({ where: { id: groupId } })
  const kind = subject ? ('mgmp' as const) : ('kkg' as const)
  const same = { cluster: '', parent: '', decreeNumber: '', decreeOn: '', zone: 'Asia/Jakarta' as const }
  await editGroup(as(admin), {
    ...{ ...same, groupId, version, slug, name, kind, subject, regionCode, minutesPerJp: '45' as const },
  }).catch((error) => expect(error).toMatchObject({ code: 'conflict' }))
}

test('after random histories of many writers at once, every level equals a plain recount', async () => {
  const deed = fc.record({
    what: fc.constantFrom('hold', 'hold', 'tell', 'move', 'fold', 'rebuild'),
    group: fc.nat({ max: places.length - 1 }),
    objective: fc.constantFrom(...objectiveCodes),
    place: fc.constantFrom(...places),
    subject: fc.constantFrom('', ...subjects),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 14 }), async (deeds) => {
      await Promise.all(
        deeds.map(async ({ what, group, objective, place, subject }) => {
          const groupId = ids[group] ?? ''
          if (what === 'hold') await hold(groupId, objective)
          if (what === 'tell')
            await reportProblem(as(officer), { ...report(groupId), objective, supporting: [] })
          if (what === 'move') await move(groupId, place, subject)
          if (what === 'fold') await foldCoverage()
          if (what === 'rebuild') await rebuildCoverage()
        }),
      )
      await everywhereRight()
      await everywhereRight(AUGUST)
      expect(await checkCoverage()).toEqual(right)
    }),
    { numRuns: 6 },
  )
  const before = await db().coverageDelta.count()
  expect(await foldCoverage()).toBe(before)
  expect(await db().coverageDelta.count()).toBe(0)
  await everywhereRight()
  // A month is a period as well: that of the meetings, folded or not, and an empty one.
  await everywhereRight(AUGUST)
  expect((await ask(admin, {}, AUGUST))?.rows.some((row) => row.held > 0)).toBe(true)
  await everywhereRight({ year: 2026, part: 'maret' })
}, 120_000)

test('sums are kept until their mark is another, and the mark is another with each change', async () => {
  const markNow = async () => (await db().regionCoverageMark.findFirstOrThrow()).mark
  const planned = async () => (await ask(admin))?.rows.reduce((sum, row) => sum + row.planned, 0) ?? 0
  await foldCoverage()
  const mark = await markNow()
  const before = await planned()
  await foldCoverage()
  expect(await markNow()).toBe(mark)
  // A change that the mark does not know of shows that what is kept is used.
  const raise = (by: number) =>
    db()
      .$executeRaw`update region_coverage set planned = planned + ${by} where code = '' and kind = '' and months = 1`
  await db().$executeRaw`alter table region_coverage disable trigger region_coverage_set`
  await raise(5)
  expect(await planned()).toBe(before)
  await raise(-5)
  await db().$executeRaw`alter table region_coverage enable trigger region_coverage_set`
  await hold(ids[0] ?? '', 'B')
  expect(await markNow()).toBe(mark)
  expect(await planned()).toBe(before + 1)
  await foldCoverage()
  expect(await markNow()).not.toBe(mark)
  expect(await planned()).toBe(before + 1)
  await raise(5)
  expect(await planned()).toBeGreaterThan(before + 1)
  await raise(-5)
  expect(await planned()).toBe(before + 1)
})

test('writers and a mover of the same group meet in either order', async () => {
  const { id } = await groupIn('11.01.01', 'bolak-balik')
  await count(id, 'A', 1)
  const writers = Array.from({ length: 30 }, (_, i) => count(id, objectiveCodes[i % 7] ?? 'A', 1))
  const movers = ['11.01.02', '12.01', '11.01.01', '12.01.01'].map((regionCode) =>
    db().group.update({ where: { id }, data: { regionCode }, select: { id: true } }),
  )
  await Promise.all([...writers, ...movers, foldCoverage(), foldCoverage()])
  expect((await ask(admin))?.rows).toEqual((await plainly(() => true)).rows)
  const { counters: _, ...regions } = await checkCoverage()
  expect(regions).toEqual({ region: 0, groups: 0 })
  // These counters have no activity behind them; what the records say wins, also in the regions.
  expect(await rebuildCoverage()).toMatchObject({ groups: 1 })
  expect(await checkCoverage()).toEqual(right)
  expect((await plainly((group) => group.id === id)).rows.every((row) => row.planned === 0)).toBe(true)
})

test('damage is found, and a rebuilding mends it while others write', async () => {
  await hold(ids[0] ?? '', 'C')
  await foldCoverage()
  await db()
    .$executeRaw`update region_coverage set held = held + 3 where code = '' and kind = '' and months = 6`
  await db().$executeRaw`delete from region_coverage where kind = 'kkg'`
  await db().$executeRaw`update region_groups set groups = groups + 1 where code = ''`
  const found = await checkCoverage()
  expect(found.region).toBeGreaterThan(1)
  expect(found.groups).toBeGreaterThan(0)
  await Promise.all([rebuildCoverage(), hold(ids[1] ?? '', 'D'), hold(ids[0] ?? '', 'D'), rebuildCoverage()])
  expect(await checkCoverage()).toEqual(right)
  await everywhereRight()
})

test('a folding that found much comes again soon by itself, else each minute', async () => {
  const waiting = async () =>
    Number(
      (
        await db().$queryRaw<{ n: bigint }[]>`
          select count(*) as n from graphile_worker.jobs where task_identifier = 'coverage.fold'`
      )[0]?.n,
    )
  await foldRegions.run({}, { now: NOW, jobId: '1' })
  expect(await waiting()).toBe(0)
  await db().$executeRaw`insert into coverage_delta (path, kind, subject, label, groups)
    select array['77'], 'kkg', '', '', case when n % 2 = 0 then 1 else -1 end from generate_series(1, 600) as n`
  await foldRegions.run({}, { now: NOW, jobId: '2' })
  expect(await waiting()).toBe(1)
  expect(await db().coverageDelta.count()).toBe(0)
  expect(foldRegions.cron).toBe('* * * * *')
})

test('the bead of a region is filled by what most of it reached, not by one activity among many', () => {
  const row = {
    planned: 10,
    held: 9,
    documented: 5,
    followedUp: 4,
    evidenced: 1,
    supporting: 0,
    jp: 0,
    people: 0,
    reported: 0,
    solved: 0,
  }
  expect(mostStage(row)).toBe(3)
  expect(mostStage({ ...row, evidenced: 5 })).toBe(5)
  expect(mostStage({ ...row, held: 4, documented: 0 })).toBe(1)
  expect(mostStage({ ...row, planned: 0, held: 0, documented: 0, followedUp: 0, evidenced: 0 })).toBe(0)
})

test('each period counts its own months, a year nobody lived through holds seven empty rows', async () => {
  const { id } = await groupIn('76.01.01', 'masa')
  for (const month of ['2026-01', '2026-06', '2026-07', '2026-12', '2027-01', '2027-06'])
    await count(id, 'B', 1, 0, month)
  const planned = async (part: typeof YEAR.part, year = 2026) =>
    (await ask(admin, { region: '76' }, { year, part }))?.rows[1]?.planned
  for (const fold of [false, true]) {
    if (fold) await foldCoverage()
    expect(
      await Promise.all(
        (['year', 'ganjil', 'genap', 'calendar', 'first', 'second'] as const).map((one) => planned(one)),
      ),
    ).toEqual([4, 2, 2, 4, 2, 2])
  }
  const line = (await ask(admin, {}, { year: 2026, part: 'first' }))?.regions.find((one) => one.code === '76')
  expect(line?.rows[1]?.planned).toBe(2)
  const empty = await ask(admin, { region: '76' }, { year: 2099, part: 'year' })
  expect(empty?.rows.map((row) => [row.objective, row.planned])).toEqual(
    objectiveCodes.map((code) => [code, 0]),
  )
  expect(empty?.trend).toHaveLength(12)
})
