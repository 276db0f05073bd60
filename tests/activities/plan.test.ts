import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { linkProblem, recordAgenda } from '@/lib/activities/agenda/commands'
import { removeItem } from '@/lib/activities/agenda/items/commands'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { listActivities, myNextActivities, readActivity } from '@/lib/activities/queries'
import { recordAttendance } from '@/lib/activities/records/commands'
import { firstOverlap } from '@/lib/activities/rules'
import { closeProblem, helpWithProblem, reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })

beforeAll(async () => {
  groupId = (await makeGroup('one', '91.71', 'Asia/Jayapura')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const stateOf = async (id: string) =>
  (await db().problem.findUniqueOrThrow({ where: { id }, select: { state: true } })).state

async function change(activityId: string, more: object) {
  const one = await readActivity(officer, activityId)
  const { groupId: _, ...plan } = meeting(groupId)
  return changeActivity(as(officer), {
    ...plan,
    activityId,
    version: one?.version ?? 0,
    reason: '',
    ...more,
  })
}

test('a package of days, In and On, in the zone of the group, with its credit hours', async () => {
  const days = [
    { date: '2026-12-31', from: '08:00', to: '12:00' },
    { date: '2026-12-30', from: '08:00', to: '12:00' },
  ]
  const { id } = await scheduleMeeting(as(officer), { ...meeting(groupId), days })
  const found = await readActivity(teacher, id)
  expect(found?.days.map((day) => day.startsAt.toISOString())).toEqual([
    '2026-12-29T23:00:00.000Z',
    '2026-12-30T23:00:00.000Z',
  ])
  expect(found).toMatchObject({ jp: 10, startsAt: found?.days[0]?.startsAt, endsAt: found?.days[1]?.endsAt })
  const twice = [days[0], { date: '2026-12-31', from: '11:00', to: '13:00' }] as typeof days
  await expect(scheduleMeeting(as(officer), { ...meeting(groupId), days: twice })).rejects.toMatchObject({
    fields: { 'days.1.from': { key: 'daysOverlap' } },
  })
  const nowhere = { ...meeting(groupId), place: '' }
  await expect(scheduleMeeting(as(officer), nowhere)).rejects.toMatchObject({
    fields: { place: { key: 'placeOrLink' } },
  })
  await expect(
    scheduleMeeting(as(officer), { ...nowhere, link: 'javascript:alert(1)' }),
  ).rejects.toMatchObject({ fields: { link: { key: 'httpsLink' } } })
  await scheduleMeeting(as(officer), { ...nowhere, mode: 'on' })
  expect(firstOverlap(days)).toBeNull()
})

test('postponed, changed, back on the schedule, each with who, when and why; the old version is told', async () => {
  const { id } = await scheduleMeeting(as(officer), meeting(groupId))
  await stepActivity(as(officer), { activityId: id, step: 'postpone', reason: 'Ujian sekolah' })
  const version = (await readActivity(officer, id))?.version ?? 0
  const later = [{ date: '2026-09-02', from: '13:00', to: '15:00' }]
  await change(id, { days: later, reason: 'Sesudah ujian', title: 'Diskusi sesudah ujian' })
  const found = await readActivity(teacher, id)
  expect(found).toMatchObject({ state: 'scheduled', title: 'Diskusi sesudah ujian' })
  expect(found?.transitions.map((one) => [one.from, one.to, one.reason])).toEqual([
    [null, 'scheduled', ''],
    ['scheduled', 'postponed', 'Ujian sekolah'],
    ['postponed', 'scheduled', 'Sesudah ujian'],
  ])
  await expect(change(id, { version })).rejects.toMatchObject({ complaint: { key: 'activityChanged' } })
  const plan = { ...meeting(groupId), activityId: id, version: version + 1, reason: '' }
  await expect(changeActivity(as(teacher), plan)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeActivity(as(stranger), plan)).rejects.toMatchObject({ code: 'notFound' })
  expect((await myNextActivities(teacher, NOW)).map((one) => one.id)).toContain(id)
  expect(await myNextActivities(stranger, NOW)).toEqual([])
})

test('days stand fast once attendance was taken; a held meeting keeps its days but not its title', async () => {
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const rows = [{ personId: teacher.personId, status: 'present' as const, late: true }]
  await recordAttendance(as(officer), { activityId, rows })
  const moved = { days: [{ date: '2026-08-11', from: '08:00', to: '11:00' }] }
  await expect(change(activityId, moved)).rejects.toMatchObject({
    fields: { 'days.0.date': { key: 'attendanceTaken' } },
  })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  await expect(change(activityId, moved)).rejects.toMatchObject({
    fields: { 'days.0.date': { key: 'alreadyHeld' } },
  })
  await change(activityId, { title: 'Nama yang benar', objective: 'B' })
  expect(await readActivity(teacher, activityId)).toMatchObject({ title: 'Nama yang benar', objective: 'B' })
  expect((await readActivity(teacher, activityId))?.attendance).toMatchObject([{ late: true }])
})

test('a problem goes on an agenda, returns when it was not reached or taken off, and then proves nothing', async () => {
  const { id: problemId } = await reportProblem(as(teacher), report(groupId))
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  await linkProblem(as(officer), { activityId, problemId })
  expect(await stateOf(problemId)).toBe('takenUp')
  await expect(linkProblem(as(officer), { activityId, problemId })).rejects.toMatchObject({
    fields: { activityId: { key: 'alreadyOnAgenda' } },
  })
  const itemId = (await readActivity(officer, activityId))?.agenda.at(-1)?.id ?? ''
  await removeItem(as(officer), { activityId, itemId })
  expect(await stateOf(problemId)).toBe('submitted')
  await linkProblem(as(officer), { activityId, problemId })
  expect(await stateOf(problemId)).toBe('takenUp')

  await recordAttendance(as(officer), {
    activityId,
    rows: [{ personId: teacher.personId, status: 'present' }],
  })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  const item = (await readActivity(officer, activityId))?.agenda.find((one) => one.problemId === problemId)
  const mark = (outcome: 'discussed' | 'notReached') =>
    recordAgenda(as(officer), { activityId, items: [{ id: item?.id ?? '', outcome }] })
  await mark('notReached')
  expect(await stateOf(problemId)).toBe('submitted')
  await mark('discussed')
  expect(await stateOf(problemId)).toBe('takenUp')
  await helpWithProblem(as(officer), { problemId, text: 'Pakai biji.' })
  await closeProblem(as(teacher), { problemId, outcome: 'solved', text: 'Karena itu.' })
  expect(await db().evidence.count({ where: { activityId } })).toBe(1)
  await mark('notReached')
  expect(await db().evidence.count({ where: { activityId } })).toBe(0)
  const none = { activityId, items: [] }
  await expect(recordAgenda(as(teacher), none)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(recordAgenda(as(stranger), none)).rejects.toMatchObject({ code: 'notFound' })
  await expect(linkProblem(as(teacher), { activityId, problemId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('one problem put on one agenda by many at once stands there once, and the others are told', async () => {
  const { id: problemId } = await reportProblem(as(teacher), report(groupId))
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, () => linkProblem(as(officer), { activityId, problemId })),
  )
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(7)
  for (const one of refused) expect(one).toMatchObject({ code: expect.stringMatching(/invalid|conflict/) })
  expect(await db().agendaItem.count({ where: { activityId, problemId } })).toBe(1)
})

test('a list of many pages holds each activity once, also those at the same minute', async () => {
  const made = []
  for (let i = 0; i < 7; i += 1) made.push((await scheduleMeeting(as(officer), meeting(groupId))).id)
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = await listActivities(teacher, groupId, { take: 2, ...(before && { before }) })
    seen.push(...page.activities.map((one) => one.id))
    before = page.next ?? undefined
  } while (before)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(made))
  expect((await listActivities(stranger, groupId)).activities).toEqual([])
})
