import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { groupCoverage } from '@/lib/coverage/queries'
import { acceptSession, declineSession, offerSession, scheduleSession } from '@/lib/sharing/commands'
import { listSessions, readSession } from '@/lib/sharing/queries'
import { db } from '../support/database'
import { as, date, heldSession, offer } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', 'Asia/Makassar')).id
  const other = (await makeGroup('other')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [other] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

test('an offer goes the whole way to its date and every step is written down', async () => {
  const { id: activityId } = await offerSession(as(teacher), {
    ...offer(groupId),
    presenterIds: [colleague.personId],
    resourcePerson: 'Dr. Ketut Arta',
  })
  await acceptSession(as(officer), { activityId })
  await scheduleSession(as(officer), { activityId, ...date })
  const session = await db().activity.findUniqueOrThrow({
    where: { id: activityId },
    include: {
      presenters: { orderBy: { id: 'asc' } },
      transitions: { orderBy: { id: 'asc' } },
      days: true,
    },
  })
  expect(session).toMatchObject({ state: 'scheduled', jp: 3, place: date.place, category: 'coreDevelopment' })
  expect(session.startsAt?.toISOString()).toBe('2026-08-12T00:00:00.000Z')
  expect(session.days).toMatchObject([{ startsAt: session.startsAt, endsAt: session.endsAt }])
  expect(session.presenters.map((one) => one.personId ?? one.name)).toEqual([
    teacher.personId,
    colleague.personId,
    'Dr. Ketut Arta',
  ])
  expect(session.transitions.map((one) => [one.from, one.to, one.personId])).toEqual([
    [null, 'offered', teacher.personId],
    ['offered', 'accepted', officer.personId],
    ['accepted', 'scheduled', officer.personId],
  ])
  const rows = await groupCoverage(officer, groupId, { year: 2026, part: 'year' })
  expect(rows.find((row) => row.objective === 'B')).toMatchObject({ planned: 1, held: 0 })
  const audit = await db().auditEntry.findMany({ where: { subjectId: activityId }, orderBy: { id: 'asc' } })
  expect(audit.map((one) => one.command)).toEqual(['sharing.offer', 'sharing.accept', 'sharing.schedule'])
})

test('a postponed session gets a new date, and nobody stays present on the old one', async () => {
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  await acceptSession(as(officer), { activityId })
  await scheduleSession(as(officer), { activityId, ...date })
  const rows = [{ personId: colleague.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'postpone', reason: 'hujan' })
  await scheduleSession(as(officer), { activityId, ...date, date: '2026-09-02' })
  expect(await db().activityDay.count({ where: { activityId } })).toBe(1)
  expect(await db().attendance.count({ where: { activityId } })).toBe(0)
})

test('an offer is declined with a reason that only its presenters and officers read', async () => {
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  await expect(declineSession(as(officer), { activityId, reason: ' ' })).rejects.toMatchObject({
    fields: { reason: { key: 'required' } },
  })
  await declineSession(as(officer), { activityId, reason: 'Sudah ada tema serupa.' })
  await expect(acceptSession(as(officer), { activityId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(scheduleSession(as(officer), { activityId, ...date })).rejects.toMatchObject({
    code: 'conflict',
  })
  const reason = async (viewer: Viewer) =>
    (await readSession(viewer, activityId, NOW))?.transitions.at(-1)?.reason
  expect(await reason(teacher)).toBe('Sudah ada tema serupa.')
  expect(await reason(officer)).toBe('Sudah ada tema serupa.')
  expect(await reason(colleague)).toBe('')
  const shown = async (viewer: Viewer) =>
    (await listSessions(viewer, groupId, {})).ended.some((one) => one.id === activityId)
  expect(await Promise.all([teacher, officer, colleague, supervisor].map(shown))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('who may not, may not: roles, other groups, and nothing is left behind', async () => {
  await expect(offerSession(as(stranger), offer(groupId))).rejects.toMatchObject({ code: 'notFound' })
  await expect(offerSession(as(supervisor), offer(groupId))).rejects.toMatchObject({ code: 'forbidden' })
  const before = await db().activity.count()
  const outside = { ...offer(groupId), presenterIds: [stranger.personId] }
  await expect(offerSession(as(teacher), outside)).rejects.toMatchObject({
    fields: { presenterIds: { key: 'unknown' } },
  })
  expect(await db().activity.count()).toBe(before)
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(acceptSession(as(viewer), { activityId })).rejects.toMatchObject({ code })
    await expect(declineSession(as(viewer), { activityId, reason: 'tidak' })).rejects.toMatchObject({ code })
    await expect(scheduleSession(as(viewer), { activityId, ...date })).rejects.toMatchObject({ code })
  }
  expect(await db().activityTransition.count({ where: { activityId } })).toBe(1)
  expect(await db().auditEntry.count({ where: { subjectId: activityId } })).toBe(1)
  expect(await readSession(stranger, activityId, NOW)).toBeNull()
})

test('an offer sent three times at once is one, and one of two answers at once wins', async () => {
  const key = randomUUID()
  const sent = await Promise.all([1, 2, 3].map(() => offerSession(as(teacher, key), offer(groupId))))
  expect(new Set(sent.map((one) => one.id)).size).toBe(1)
  const activityId = sent[0]?.id ?? ''
  const answers = await Promise.allSettled([
    acceptSession(as(officer), { activityId }),
    declineSession(as(officer), { activityId, reason: 'tidak jadi' }),
  ])
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await db().activityTransition.count({ where: { activityId } })).toBe(2)
})

test.each([
  ['no title', { title: ' ' }, 'title', 'required'],
  ['a title of 161 letters', { title: 'a'.repeat(161) }, 'title', 'tooLong'],
  ['two words', { description: 'dua kata' }, 'description', 'required'],
  ['no objective', { objective: undefined }, 'objective', 'choose'],
  ['the main objective as supporting', { supporting: ['B'] }, 'supporting', 'mainAmongSupporting'],
  ['a presenter who is no key', { presenterIds: ['x'] }, 'presenterIds.0', 'unknown'],
] as const)('refuses an offer with %s', async (_, change, field, key) => {
  const sent = offerSession(as(teacher), { ...offer(groupId), ...change } as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
})

test.each([
  [{ date: '2027-02-29' }, 'date', 'date'],
  [{ from: '25:00' }, 'from', 'clock'],
  [{ to: '07:00' }, 'to', 'endBeforeStart'],
  [{ to: '08:00' }, 'to', 'endEqualsStart'],
  [{ to: '07:00', nextDay: true }, 'to', 'dayTooLong'],
  [{ place: '' }, 'place', 'required'],
  [{ category: 'x' }, 'category', 'choose'],
] as const)('refuses the date %j', async (change, field, key) => {
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  await acceptSession(as(officer), { activityId })
  const sent = scheduleSession(as(officer), { activityId, ...date, ...change } as never)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await db().activity.findUnique({ where: { id: activityId } })).toMatchObject({ state: 'accepted' })
})

test('the held ones are paged, the latest first, and a key that is none begins anew', async () => {
  const group = await makeGroup('long')
  const chair = await makeViewer({ officerOf: [group.id] })
  const rows = Array.from({ length: 23 }, (_, i) => ({
    groupId: group.id,
    kind: 'sharing' as const,
    title: `${i}`,
    category: 'general' as const,
    origin: 'policy' as const,
    objective: 'A' as const,
    supporting: [],
    state: 'held' as const,
    startsAt: new Date(NOW.getTime() - i * 86_400_000),
    endsAt: new Date(NOW.getTime() - i * 86_400_000 + 3_600_000),
    createdById: chair.personId,
    createdAt: NOW,
    countedSupport: [],
  }))
  await db().activity.createMany({ data: rows })
  const first = await listSessions(chair, group.id, {})
  expect(first.past.map((one) => one.title)).toEqual(rows.slice(0, 20).map((one) => one.title))
  const second = await listSessions(chair, group.id, { before: first.following })
  expect(second.past.map((one) => one.title)).toEqual(['20', '21', '22'])
  expect(second.following).toBeUndefined()
  expect((await listSessions(chair, group.id, { before: 'x' })).past).toHaveLength(20)
  expect((await listSessions(teacher, group.id, {})).past).toEqual([])
})

test('a presenter is an owner: the summary is for presenters and officers, not for others', async () => {
  const cast = { presenter: teacher, officer, present: [colleague] }
  const third = await makeViewer({ memberOf: [groupId] })
  const activityId = await heldSession(groupId, cast, { presenterIds: [third.personId] })
  const summary = async (viewer: Viewer) => (await readSession(viewer, activityId, NOW))?.summary
  expect(await summary(teacher)).toMatchObject({ count: 0, told: null })
  expect(await summary(third)).toMatchObject({ count: 0 })
  expect(await summary(officer)).toMatchObject({ count: 0 })
  expect(await summary(colleague)).toBeNull()
  expect(await summary(supervisor)).toBeNull()
})
