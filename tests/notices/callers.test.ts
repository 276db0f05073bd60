import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { addActionItem, completeActionItem } from '@/lib/activities/action-items/commands'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { answerInvitation } from '@/lib/activities/invitations/commands'
import { remindActivities, remindTasks } from '@/lib/activities/notices/jobs'
import { remindersDue, taskDue } from '@/lib/activities/notices/rules'
import { cancelSeries, changeSeries, scheduleSeries } from '@/lib/activities/series/commands'
import { ruleSent } from '@/lib/activities/series/schema'
import { answerPoll, openPoll, settlePoll } from '@/lib/polls/commands'
import { remindPolls } from '@/lib/polls/notices/jobs'
import { commentOnProblem, helpWithProblem, reportProblem, takeUpProblem } from '@/lib/problems/commands'
import { acceptSession, offerSession, scheduleSession } from '@/lib/sharing/commands'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { as, date, offer } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

let groupId: string
let officer: Viewer
let one: Viewer
let two: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one', '91.71', 'Asia/Jayapura')).id
  officer = await makeViewer({ officerOf: [groupId] })
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
})
beforeEach(hush)

const days = [{ date: '2026-09-20', from: '08:00', to: '11:00' }]
const { groupId: _, ...plan } = meeting('')
const made = async (more: object = {}) =>
  (await scheduleMeeting(as(officer), { ...meeting(groupId), days, ...more })).id
const change = (activityId: string, version: number, more: object) =>
  changeActivity(as(officer), { ...plan, days, activityId, version, reason: '', ...more })
const kinds = async (viewer: Viewer) => (await toldTo(viewer)).map((row) => row.kind)
const at = (text: string) => ({ now: new Date(text), jobId: '1' })

test('scheduled, moved, changed in place, postponed, with a new date, cancelled: each told once, with its reason', async () => {
  const id = await made()
  await change(id, 1, { days: [{ ...days[0], from: '09:00' }], reason: 'Listrik padam' })
  await change(id, 2, { days: [{ ...days[0], from: '09:00' }], place: 'SDN 2' })
  await change(id, 3, {
    days: [{ ...days[0], from: '09:00' }],
    place: 'SDN 2',
    agenda: 'Lain',
    letterNumber: '7',
  })
  await stepActivity(as(officer), { activityId: id, step: 'postpone', reason: 'Ujian' })
  await change(id, 5, { days: [{ date: '2026-09-27', from: '08:00', to: '11:00' }], place: 'SDN 2' })
  await stepActivity(as(officer), { activityId: id, step: 'cancel', reason: 'Rapat dinas' })
  const told = await toldTo(one)
  expect(told).toMatchObject([
    { kind: 'meeting.scheduled', path: `/meetings/${id}`, data: { at: '2026-09-19T23:00:00.000Z' } },
    {
      kind: 'meeting.moved',
      data: { at: '2026-09-20T00:00:00.000Z', was: '2026-09-19T23:00:00.000Z', reason: 'Listrik padam' },
    },
    { kind: 'meeting.changed' },
    { kind: 'meeting.postponed', data: { reason: 'Ujian' } },
    { kind: 'meeting.rescheduled', data: { at: '2026-09-26T23:00:00.000Z' } },
    { kind: 'meeting.cancelled', data: { reason: 'Rapat dinas' } },
  ])
  expect(told).toHaveLength(6)
  expect(await toldTo(officer)).toEqual([])
})

test('what is over, and what was refused, tells nobody', async () => {
  const id = await made({ days: meeting(groupId).days })
  await stepActivity(as(officer), { activityId: id, step: 'hold', reason: '' })
  await change(id, 2, { days: meeting(groupId).days, place: 'SDN 9' })
  const next = await made()
  await hush()
  await expect(change(next, 9, { place: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(made({ problemIds: ['019a0000-0000-7000-8000-00000000000a'] })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await db().notice.count()).toBe(0)
})

test('a series is one notice when made, changed and cancelled; one meeting of it is told as one', async () => {
  const rule = ruleSent({
    'rows.0.date': '2026-09-05',
    'rows.0.from': '08:00',
    'rows.0.to': '10:00',
    repeat: 'weekly',
    count: '12',
  }) as never
  const dates = Array.from({ length: 12 }, (_, i) =>
    new Date(Date.UTC(2026, 8, 5 + i * 7)).toISOString().slice(0, 10),
  )
  const { days: _d, mode: _m, ...words } = meeting(groupId)
  const { id } = await scheduleSeries(as(officer), { ...words, rule, dates })
  const all = await db().activity.findMany({ where: { seriesId: id }, orderBy: { startsAt: 'asc' } })
  expect(await toldTo(one)).toMatchObject([
    { kind: 'meeting.seriesScheduled', data: { count: 12 }, path: `/meetings/series/${id}` },
  ])
  const third = all[2]?.id ?? ''
  const own = [{ date: '2026-09-19', from: '08:00', to: '10:00' }]
  const changed = { ...plan, activityId: third, version: 1, reason: '', place: 'SDN 7', days: own }
  await changeSeries(as(officer), { ...changed, scope: 'one' })
  await changeSeries(as(officer), { ...changed, version: 2, place: 'SDN 8', scope: 'following' })
  await cancelSeries(as(officer), { activityId: third, scope: 'following', reason: 'Libur panjang' })
  expect(await toldTo(two, 'meeting')).toMatchObject([
    { kind: 'meeting.seriesScheduled' },
    { kind: 'meeting.changed', path: `/meetings/${third}` },
    { kind: 'meeting.changed', path: `/meetings/${third}` },
    { kind: 'meeting.seriesCancelled', data: { count: 10, reason: 'Libur panjang' } },
  ])
})

test('a poll is told when asked, before it ends to those who did not answer, and with the date it became', async () => {
  const options = [days[0], { date: '2026-09-21', from: '08:00', to: '11:00' }] as never
  const asked = { groupId, title: 'Kapan?', options, closesOn: '2026-08-15', closesFrom: '12:00' }
  const { id: pollId } = await openPoll(as(officer), asked)
  const [option] = await db().pollOption.findMany({ where: { pollId }, select: { id: true } })
  await answerPoll(as(one), { pollId, answers: [{ optionId: option?.id ?? '', answer: 'yes' }] })
  expect(await kinds(one)).toEqual(['poll.opened'])
  expect(await kinds(officer)).toEqual([])
  await remindPolls.run({}, at('2026-08-14T02:00:00Z'))
  expect(await kinds(two)).toEqual(['poll.opened'])
  // By night nobody is told; in the morning once, however often the job runs.
  await remindPolls.run({}, at('2026-08-14T15:00:00Z'))
  for (const hour of [0, 1, 1]) await remindPolls.run({}, at(`2026-08-15T0${hour}:30:00Z`))
  expect(await kinds(two)).toEqual(['poll.opened', 'poll.closing'])
  expect(await kinds(one)).toEqual(['poll.opened'])
  expect(await kinds(officer)).toEqual(['poll.closing'])
  const { id } = await settlePoll(as(officer), { ...meeting(groupId), pollId, days })
  expect((await toldTo(two)).slice(2)).toMatchObject([
    { kind: 'poll.decided', path: `/meetings/${id}`, data: { at: '2026-09-19T23:00:00.000Z' } },
  ])
})

test('who did not answer is reminded before and on the morning, who said yes the day before; twice run, once told', async () => {
  const id = await made({ days: [{ date: '2026-08-20', from: '08:00', to: '11:00' }] })
  await answerInvitation(as(one), { activityId: id, answer: 'coming', reason: '' })
  await hush()
  const run = (text: string) => remindActivities.run({}, at(text))
  await run('2026-08-17T03:00:00Z')
  expect(await db().notice.count()).toBe(0)
  for (const hour of ['01', '01', '05']) await run(`2026-08-18T${hour}:00:00Z`)
  expect(await kinds(two)).toEqual(['reminder.answer'])
  expect(await kinds(one)).toEqual([])
  await Promise.all([run('2026-08-19T00:00:00Z'), run('2026-08-19T00:00:00Z')])
  expect(await kinds(one)).toEqual(['reminder.tomorrow'])
  expect(await kinds(two)).toEqual(['reminder.answer'])
  await run('2026-08-19T21:00:00Z')
  expect(await kinds(two)).toEqual(['reminder.answer', 'reminder.answer'])
  expect(await kinds(one)).toEqual(['reminder.tomorrow'])
  // A new date asks anew.
  await change(id, 1, { days: [{ date: '2026-08-25', from: '08:00', to: '11:00' }] })
  await hush()
  await run('2026-08-23T03:00:00Z')
  expect(await kinds(one)).toEqual(['reminder.answer'])
  await stepActivity(as(officer), { activityId: id, step: 'cancel', reason: 'Hujan' })
  await hush()
  await run('2026-08-24T03:00:00Z')
  expect(await db().notice.count()).toBe(0)
})

test('a task is told to its owner: when given, the day before its date, and once after it', async () => {
  const activityId = await made()
  const item = { activityId, text: 'Susun soal', ownerId: one.personId, dueOn: '2026-08-20' }
  const { id: actionItemId } = await addActionItem(as(officer), item)
  await addActionItem(as(officer), { ...item, ownerId: officer.personId })
  await hush().then(() => addActionItem(as(officer), item))
  expect(await toldTo(one)).toMatchObject([
    { kind: 'task.assigned', data: { text: 'Susun soal', due: '2026-08-20' } },
  ])
  await hush()
  await completeActionItem(as(one), { actionItemId })
  for (const day of ['18', '19', '19', '20', '21', '22', '30'])
    await remindTasks.run({}, at(`2026-08-${day}T02:00:00Z`))
  await remindTasks.run({}, at('2026-09-20T02:00:00Z'))
  expect(await kinds(one)).toEqual(['task.due', 'task.overdue'])
})

test('the reporter is told what others did with a problem, never of their own deeds, and without words of it', async () => {
  const { id: problemId } = await reportProblem(as(one), { ...report(groupId), visibility: 'officers' })
  await takeUpProblem(as(officer), { problemId, text: 'Rahasia' })
  await commentOnProblem(as(one), { problemId, text: 'Saya sendiri' })
  await commentOnProblem(as(officer), { problemId, text: 'Rahasia' })
  await helpWithProblem(as(officer), { problemId, text: 'Rahasia' })
  const open = await reportProblem(as(two), report(groupId))
  const activityId = await made({ problemIds: [open.id] })
  await stepActivity(as(officer), { activityId, step: 'cancel', reason: 'Hujan' })
  expect(await kinds(one)).toEqual([
    'problem.takenUp',
    'problem.comment',
    'problem.help',
    'meeting.scheduled',
    'meeting.cancelled',
  ])
  expect(JSON.stringify(await toldTo(one))).not.toContain('Rahasia')
  expect((await kinds(two)).filter((kind) => kind.startsWith('problem'))).toEqual([
    'problem.linked',
    'problem.returned',
  ])
})

test('a sharing session is told when it gets its date, and again after it was put off', async () => {
  const { id: activityId } = await offerSession(as(one), offer(groupId))
  await acceptSession(as(officer), { activityId })
  expect(await db().notice.count()).toBe(0)
  await scheduleSession(as(officer), { ...date, activityId, date: '2026-09-12' })
  await stepActivity(as(officer), { activityId, step: 'postpone', reason: 'Sakit' })
  await scheduleSession(as(officer), { ...date, activityId, date: '2026-09-19' })
  expect(await toldTo(two)).toMatchObject([
    { kind: 'meeting.scheduled', path: `/sharing/${activityId}` },
    { kind: 'meeting.postponed' },
    { kind: 'meeting.rescheduled' },
  ])
})

test.each([
  ['2026-08-18T00:00:00Z', 2, ['early']],
  ['2026-08-17T13:00:00Z', 2, []],
  ['2026-08-18T11:30:00Z', 2, []],
  ['2026-08-18T00:00:00Z', 1, []],
  ['2026-08-19T00:00:00Z', 2, ['early', 'tomorrow']],
  ['2026-08-19T00:00:00Z', 0, ['tomorrow']],
  ['2026-08-19T19:30:00Z', 2, []],
  ['2026-08-19T20:30:00Z', 0, ['morning']],
  ['2026-08-19T23:00:00Z', 2, []],
])('what is due at %s with %d days: %j', (now, days, due) => {
  const when = { startsAt: new Date('2026-08-19T23:00:00Z'), toldAt: NOW, zone: 'Asia/Jayapura', days }
  expect(remindersDue(when, new Date(now))).toEqual(due)
  expect(remindersDue({ ...when, toldAt: new Date(now) }, new Date(now))).toEqual([])
})

test('a task is not spoken of by night, nor after two weeks', () => {
  expect(taskDue('2026-08-20', 'Asia/Jakarta', new Date('2026-08-19T15:00:00Z'))).toBeNull()
  expect(taskDue('2026-08-20', 'Asia/Jakarta', new Date('2026-08-20T03:00:00Z'))).toBeNull()
  expect(taskDue('2026-08-20', 'Asia/Jakarta', new Date('2026-09-03T03:00:00Z'))).toBe('overdue')
  expect(taskDue('2026-08-20', 'Asia/Jakarta', new Date('2026-09-04T03:00:00Z'))).toBeNull()
})
