import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { viewerOfPerson } from '@/lib/auth/load'
import { checkPassword, startSession } from '@/lib/auth/sessions'
import { dateValue } from '@/lib/core/time'
import { checkCoverage } from '@/lib/coverage/regions/commands'
import { addMember } from '@/lib/groups/membership/commands'
import { listPeople } from '@/lib/people/persons/queries'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { as, later, type TwoAccounts, twoAccounts } from '../support/merging'
import { lastEntry } from '../support/people'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

const right = { region: 0, groups: 0, counters: 0 }
const browser = { address: '', userAgent: 'test', now: later }
let admin: Viewer
let officer: Viewer
let groupId: string
let other: string
let kept: Viewer
let gone: Viewer
let count: number
let merge: TwoAccounts['merge']
let part: TwoAccounts['part']

beforeAll(async () => {
  admin = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  ;({ count, groupId, other, officer, kept, gone, merge, part } = await twoAccounts(admin))
})

/** A meeting of two days that was held; `present` by day, `absent` on the first. */
async function held(present: [string[], string[]], absent: string[] = []) {
  const days = [
    { date: '2026-08-11', from: '08:00', to: '11:00' },
    { date: '2026-08-12', from: '08:00', to: '11:00' },
  ]
  const { id } = await scheduleMeeting(as(officer), { ...meeting(groupId), days })
  const found = await db().activityDay.findMany({ where: { activityId: id }, orderBy: { startsAt: 'asc' } })
  for (const [at, day] of found.entries())
    await recordAttendance(as(officer), {
      activityId: id,
      dayId: day.id,
      rows: [
        ...(present[at] ?? []).map((personId) => ({
          personId,
          status: 'present' as const,
          late: false,
        })),
        ...(at === 0 ? absent : []).map((personId) => ({ personId, status: 'absent' as const, late: false })),
      ],
    })
  await stepActivity(as(officer), { activityId: id, step: 'hold', reason: '' })
  return id
}

/** Something in most tables that can clash, and in those that are sealed. */
async function lifeOf() {
  const [a, b] = [kept.personId, gone.personId]
  const both = await held([
    [a, b],
    [a, b],
  ])
  const apart = await held([[a], [b]])
  const better = await held([[b], []], [a])
  const shared = { groupId, activityId: both }
  await db().feedback.createMany({
    data: [a, b].map((personId) => ({ ...shared, personId, usefulness: 4, willUse: true, at: NOW })),
  })
  await db().adoption.createMany({
    data: [
      { ...shared, personId: a, saidAt: NOW, remindOn: NOW },
      {
        ...shared,
        personId: b,
        saidAt: NOW,
        remindOn: NOW,
        usedAt: NOW,
        usedOn: NOW,
        happened: 'Berhasil.',
        reflection: 'Lancar.',
      },
    ],
  })
  await db().presenter.create({ data: { groupId, activityId: apart, personId: b } })
  await db().feedback.create({
    data: { ...shared, activityId: apart, personId: a, usefulness: 5, willUse: true, at: NOW },
  })
  const { id: problemId } = await reportProblem(as(gone), report(groupId))
  await db().problemFollower.create({ data: { groupId, problemId, personId: a, at: NOW } })
  await db().problemHelper.create({
    data: { groupId, problemId, personId: a, askedById: b, state: 'active', at: NOW },
  })
  const poll = await db().poll.create({ data: { groupId, title: 'Tanggal', createdById: b, createdAt: NOW } })
  const times = { startsAt: later, endsAt: new Date(later.getTime() + 3_600_000) }
  const option = await db().pollOption.create({ data: { groupId, pollId: poll.id, ...times } })
  await db().pollAnswer.createMany({
    data: [a, b].map((personId) => ({
      groupId,
      optionId: option.id,
      personId,
      answer: 'yes' as const,
      at: NOW,
    })),
  })
  const round = await db().competenceRound.create({
    data: { groupId, title: 'Awal', openedById: b, openedAt: NOW, movedAt: NOW },
  })
  const answer = { groupId, roundId: round.id, steps: Array(12).fill(2), at: NOW }
  await db().competenceAnswer.createMany({
    data: [
      { ...answer, personId: a, point: 'start' },
      { ...answer, personId: b, point: 'start' },
      { ...answer, personId: b, point: 'end' },
    ],
  })
  const minutes = { text: 'Isi', updatedAt: NOW, updatedById: b }
  await db().minutes.create({ data: { ...shared, ...minutes, approvedAt: NOW, approvedById: b } })
  await db().notice.createMany({
    data: [a, b].map((personId) => ({
      ...{
        groupId,
        personId,
        event: `e${count}`,
        kind: 'meeting.scheduled',
        path: '/members',
        activityId: both,
        at: NOW,
      },
    })),
  })
  return { both, apart, better, problemId }
}

/** Every row of every table, without what a merging leaves for good: the trail, its own record, times and versions. */
async function everything() {
  const tables =
    (await sql(`select table_name as name from information_schema.tables where table_schema = 'public'
    and table_type = 'BASE TABLE' and table_name not in ('_prisma_migrations', 'audit_entry', 'audit_lane',
      'audit_anchor', 'person_merge', 'session', 'sent_form', 'mail', 'coverage_delta', 'rate_limit')`)) as {
      name: string
    }[]
  const found = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(x) - 'version' order by to_jsonb(x)::text), '[]') as rows from "${name}" x`,
  )
  const rows = await sql(found.join(' union all '))
  return new Map(rows.map((row) => [String(row.name), row.rows]))
}

test('everything is the kept person’s, nothing counts twice, and parting restores what belonged to whom', async () => {
  const { both, apart, better, problemId } = await lifeOf()
  const before = await everything()
  await merge()
  expect(await lastEntry()).toMatchObject({
    command: 'person.merge',
    subjectId: kept.personId,
    groupId: null,
  })
  const people = async (activityId: string) =>
    (await db().activity.findUniqueOrThrow({ where: { id: activityId } })).countedPeople
  expect([await people(both), await people(apart), await people(better)]).toEqual([1, 1, 1])
  expect(await checkCoverage()).toEqual(right)
  const [of, no] = [{ personId: kept.personId }, { personId: gone.personId }]
  expect(await db().attendance.count({ where: of })).toBe(5)
  expect(await db().attendance.count({ where: no })).toBe(0)
  expect(await db().attendance.count({ where: { ...of, activityId: better, status: 'present' } })).toBe(1)
  // A rating of one's own session, following one's own problem and helping oneself count for nothing.
  expect(await db().feedback.findMany({ where: of, select: { activityId: true } })).toEqual([
    { activityId: both },
  ])
  expect(await db().adoption.findMany({ where: of, select: { happened: true } })).toEqual([
    { happened: 'Berhasil.' },
  ])
  expect(await db().problemFollower.count({ where: { problemId } })).toBe(0)
  expect(await db().problemHelper.count({ where: { problemId } })).toBe(0)
  expect(await db().pollAnswer.count({ where: of })).toBe(1)
  expect(await db().competenceAnswer.findMany({ where: of, select: { point: true } })).toEqual([
    { point: 'start' },
  ])
  expect(await db().problem.findUnique({ where: { id: problemId } })).toMatchObject({
    reporterId: kept.personId,
  })
  expect(await db().minutes.findUnique({ where: { activityId: both } })).toMatchObject({
    approvedById: kept.personId,
  })
  expect(await db().membership.count({ where: of })).toBe(2)
  expect(await db().officerTerm.count({ where: of })).toBe(1)
  const viewer = await viewerOfPerson(kept.personId, NOW)
  expect(viewer?.memberOf.map((one) => one.id).sort()).toEqual([groupId, other].sort())
  const person = await db().person.findUniqueOrThrow({ where: { id: kept.personId } })
  expect(person.nip).toMatch(/^19850612201001/)
  const { lost } = await part()
  expect(lost).toBe(0)
  expect(await lastEntry()).toMatchObject({ command: 'person.part', subjectId: kept.personId })
  expect(await checkCoverage()).toEqual(right)
  const after = await everything()
  for (const [table, rows] of before) expect([table, after.get(table)]).toEqual([table, rows])
})

test('the old account lets nobody in and says so to whoever knows its password', async () => {
  const { id } = await startSession(gone.personId, browser)
  await merge()
  expect(await db().session.findUniqueOrThrow({ where: { id } })).toMatchObject({ endedAt: NOW })
  const email = `lama${count}@contoh.sch.id`
  const sign = (password: string) => checkPassword({ email, password }, browser)
  await expect(sign('rahasia-lama-sekali')).rejects.toMatchObject({ complaint: { key: 'accountMerged' } })
  await expect(sign('salah')).rejects.toMatchObject({ complaint: { key: 'wrongPassword' } })
  await expect(
    checkPassword({ email: `baru${count}@contoh.sch.id`, password: 'rahasia-lama-sekali' }, browser),
  ).resolves.toMatchObject({
    personId: kept.personId,
  })
  expect((await listPeople(admin, { q: email }, later)).people).toEqual([])
  // Whoever writes the old address down as a member means the person who was kept.
  const third = await makeGroup(`tiga-${count}`)
  const base = { groupId: third.id, who: email, name: '', school: '', email: '', startedOn: '2026-08-01' }
  await addMember(as(await makeViewer({ officerOf: [third.id] })), base)
  expect(await db().membership.count({ where: { groupId: third.id, personId: kept.personId } })).toBe(1)
  await part()
  await expect(sign('rahasia-lama-sekali')).resolves.toMatchObject({ personId: gone.personId })
  // What came after the merging stays with who was kept, and a session that ended stays ended.
  expect(await db().membership.count({ where: { groupId: third.id, personId: kept.personId } })).toBe(1)
  expect(await db().session.count({ where: { personId: gone.personId, endedAt: null } })).toBe(0)
})

test('periods that overlap become one as long as both, and are two again afterwards', async () => {
  const where = { groupId, personId: gone.personId }
  await db().membership.updateMany({ where, data: { startedOn: dateValue('2024-07-01') } })
  await merge()
  const joined = await db().membership.findMany({ where: { groupId, personId: kept.personId } })
  expect(joined.map((one) => [one.startedOn, one.endedOn])).toEqual([[dateValue('2024-07-01'), null]])
  // Somebody ends it in between: that stays, and only its beginning goes back.
  await db().membership.updateMany({
    where: { groupId, personId: kept.personId },
    data: { endedOn: dateValue('2026-08-31') },
  })
  await part()
  const apart = await db().membership.findMany({
    where: { groupId, personId: { in: [kept.personId, gone.personId] } },
  })
  expect(apart.map((one) => [one.personId === kept.personId, one.startedOn, one.endedOn]).sort()).toEqual(
    [
      [true, dateValue('2025-07-01'), dateValue('2026-08-31')],
      [false, dateValue('2024-07-01'), null],
    ].sort(),
  )
})
