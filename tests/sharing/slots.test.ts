import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { cancelSeries, changeSeries, scheduleSeries } from '@/lib/activities/series/commands'
import { ruleSent } from '@/lib/activities/series/schema'
import { placeIn } from '@/lib/activities/slots/rules'
import { acceptSession, offerSession } from '@/lib/sharing/commands'
import { readSession } from '@/lib/sharing/queries'
import { slotSession } from '@/lib/sharing/slots/commands'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { as, offer } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let hostId: string
let activityId: string

const days = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]
const { groupId: _, ...plan } = meeting('')

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
})

async function slotIn(host: string, from = '09:00', to = '10:00') {
  const { id } = await offerSession(as(teacher), offer(groupId))
  await acceptSession(as(officer), { activityId: id })
  const day = await db().activityDay.findFirstOrThrow({ where: { activityId: host } })
  const when = { dayId: day.id, from, to, category: 'coreRoutine' as const, origin: 'programme' as const }
  await slotSession(as(officer), { activityId: id, ...when })
  return id
}

beforeEach(async () => {
  await db().activity.updateMany({ where: { kind: 'meeting' }, data: { state: 'cancelled' } })
  hostId = (await scheduleMeeting(as(officer), { ...meeting(groupId), days })).id
  activityId = await slotIn(hostId)
  await hush()
})

async function change(more: object, id = hostId) {
  const { version } = await db().activity.findUniqueOrThrow({ where: { id } })
  await changeActivity(as(officer), {
    ...plan,
    days,
    activityId: id,
    version,
    reason: 'Listrik padam',
    ...more,
  })
}
const step = (step: 'postpone' | 'cancel', id = hostId) =>
  stepActivity(as(officer), { activityId: id, step, reason: 'Rapat dinas' })
/** State, start and end on the clock of the group, place, and whether it is still in its meeting. */
async function slot(id = activityId) {
  const found = await db().activity.findUniqueOrThrow({ where: { id }, include: { days: true } })
  const [day] = found.days
  expect(found.days).toHaveLength(1)
  expect([day?.startsAt, day?.endsAt]).toEqual([found.startsAt, found.endsAt])
  const clock = (at: Date | null) =>
    at ? new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(5, 16) : ''
  return [found.state, clock(found.startsAt), clock(found.endsAt), found.place, found.hostId !== null]
}
const told = async () =>
  (await toldTo(teacher)).filter((one) => one.path === `/sharing/${activityId}`).map((one) => one.kind)
const PLACE = 'SDN 1 Ringinpitu'

test('a session moves with its meeting to another day, hour and place, and its people are told', async () => {
  const before = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  await change({ days: [{ date: '2026-08-27', from: '09:00', to: '12:00' }], place: 'SDN 2' })
  expect(await slot()).toEqual(['scheduled', '08-27T10:00', '08-27T11:00', 'SDN 2', true])
  expect(await toldTo(teacher)).toMatchObject([
    { kind: 'meeting.moved', path: `/sharing/${activityId}`, data: { reason: 'Listrik padam' } },
    { kind: 'meeting.moved', path: `/meetings/${hostId}` },
  ])
  const after = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  expect(after.sequence).toBe(before.sequence + 1)
  const written = await db().activityTransition.findMany({ where: { activityId }, orderBy: { id: 'desc' } })
  expect(written[0]).toMatchObject({ from: 'scheduled', to: 'scheduled', reason: 'Listrik padam' })
})

test('it stays where it still lies within the hours, and follows a new place alone', async () => {
  await change({ days: [{ date: '2026-08-20', from: '07:30', to: '10:00' }] })
  expect(await slot()).toEqual(['scheduled', '08-20T09:00', '08-20T10:00', PLACE, true])
  expect(await told()).toEqual([])
  await change({ days: [{ date: '2026-08-20', from: '07:30', to: '10:00' }], place: 'SDN 3' })
  expect(await slot()).toEqual(['scheduled', '08-20T09:00', '08-20T10:00', 'SDN 3', true])
  expect(await told()).toEqual(['meeting.changed'])
})

test('what fits no more is put off, told, and can be given a date anew', async () => {
  await change({ days: [{ date: '2026-08-20', from: '08:00', to: '09:30' }] })
  expect(await slot()).toEqual(['postponed', '08-20T09:00', '08-20T10:00', PLACE, false])
  expect(await told()).toEqual(['meeting.postponed'])
  expect((await readSession(officer, activityId, NOW))?.meetings[0]?.id).toBeTruthy()
})

test('postponed with its meeting, and back with its new days', async () => {
  await step('postpone')
  expect(await slot()).toEqual(['postponed', '08-20T09:00', '08-20T10:00', PLACE, true])
  await change({ place: 'SDN 2' })
  expect((await slot())[0]).toBe('postponed')
  await change({ days: [{ date: '2026-09-03', from: '13:00', to: '16:00' }], place: 'SDN 2' })
  expect((await slot()).slice(0, 3)).toEqual(['scheduled', '09-03T14:00', '09-03T15:00'])
  expect(await told()).toEqual(['meeting.postponed', 'meeting.rescheduled'])
})

test('a cancelled meeting puts its sessions off, so that what was offered is not lost', async () => {
  await step('cancel')
  expect(await slot()).toEqual(['postponed', '08-20T09:00', '08-20T10:00', PLACE, false])
  expect(await told()).toEqual(['meeting.postponed'])
})

test('a session that was put off or moved by itself, or was held, no longer follows', async () => {
  const held = await slotIn(hostId, '08:00', '09:00')
  await db().activity.update({ where: { id: held }, data: { state: 'held' } })
  const moved = await slotIn(hostId, '10:00', '11:00')
  await change({ days: [{ date: '2026-08-22', from: '10:00', to: '11:00' }], place: PLACE }, moved)
  await step('postpone', activityId)
  await change({ days: [{ date: '2026-08-27', from: '08:00', to: '11:00' }] })
  expect((await slot())[0]).toBe('postponed')
  expect((await slot(held)).slice(0, 2)).toEqual(['held', '08-20T08:00'])
  expect((await slot(moved)).slice(0, 2)).toEqual(['scheduled', '08-22T10:00'])
  await step('cancel')
  expect((await slot(moved))[0]).toBe('scheduled')
})

test('attendance at the session refuses other days for its meeting, and nothing is changed', async () => {
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await hush()
  const moving = change({ days: [{ date: '2026-08-27', from: '08:00', to: '11:00' }] })
  await expect(moving).rejects.toMatchObject({ fields: { 'days.0.date': { key: 'attendanceTaken' } } })
  expect((await slot()).slice(0, 2)).toEqual(['scheduled', '08-20T09:00'])
  const host = await db().activity.findUniqueOrThrow({ where: { id: hostId } })
  expect(host.startsAt?.toISOString()).toBe('2026-08-20T01:00:00.000Z')
  expect(await db().notice.count()).toBe(0)
})

test('in a series a session follows its own meeting, changed or cancelled with those after it', async () => {
  const rows = { 'rows.0.date': '2026-09-05', 'rows.0.from': '08:00', 'rows.0.to': '10:00' }
  const rule = ruleSent({ ...rows, repeat: 'weekly', count: '3' }) as never
  const dates = ['2026-09-05', '2026-09-12', '2026-09-19']
  const { days: _d, mode: _m, ...words } = meeting(groupId)
  const { id: seriesId } = await scheduleSeries(as(officer), { ...words, rule, dates })
  const all = await db().activity.findMany({ where: { seriesId }, orderBy: { startsAt: 'asc' } })
  const [first, , third] = all.map((one) => one.id) as [string, string, string]
  const inThird = await slotIn(third)
  const own = [{ date: '2026-09-06', from: '09:00', to: '11:00' }]
  const changed = { ...plan, activityId: first, version: 1, reason: '', days: own, scope: 'all' as const }
  await changeSeries(as(officer), changed)
  expect((await slot(inThird)).slice(0, 3)).toEqual(['scheduled', '09-20T10:00', '09-20T11:00'])
  await cancelSeries(as(officer), { activityId: first, scope: 'all', reason: 'Libur' })
  expect((await slot(inThird))[0]).toBe('postponed')
})

const span = (from: string, to: string) => ({
  startsAt: new Date(`2026-08-${from}Z`),
  endsAt: new Date(`2026-08-${to}Z`),
})
test.each([
  [
    'the second of two days',
    span('21T02:00', '21T03:00'),
    [span('27T01:00', '27T04:00'), span('29T02:00', '29T05:00')],
    span('29T03:00', '29T04:00'),
  ],
  ['a day that is gone', span('21T02:00', '21T03:00'), [span('27T01:00', '27T04:00')], null],
  [
    'a day added before',
    span('20T02:00', '20T03:00'),
    [span('19T01:00', '19T04:00'), span('20T01:00', '20T04:00')],
    span('20T02:00', '20T03:00'),
  ],
])('placed: %s', (_name, slotSpan, after, where) => {
  const before = [span('20T01:00', '20T04:00'), span('21T01:00', '21T04:00')]
  expect(placeIn(slotSpan, before, after)).toEqual(where)
})
