import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { closeCall, openCall } from '@/lib/sharing/calls/commands'
import { listCalls } from '@/lib/sharing/calls/queries'
import { acceptSession, offerSession } from '@/lib/sharing/commands'
import { myDesk } from '@/lib/sharing/desk/queries'
import { addPresenter, removePresenter } from '@/lib/sharing/presenters/commands'
import { readSession } from '@/lib/sharing/queries'
import { slotSession, takeOverAttendance } from '@/lib/sharing/slots/commands'
import { db } from '../support/database'
import { as, offer } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let teacher: Viewer
let colleague: Viewer
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  teacher = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

const asked = () => ({
  groupId,
  topic: 'Kelas rangkap',
  description: '',
  objective: 'B' as const,
  closesOn: '2026-08-13',
})

test('a call stands until its day or until it is closed, and offers answer it', async () => {
  const { id: callId } = await openCall(as(officer), asked())
  expect(await listCalls(teacher, groupId, NOW)).toMatchObject([
    { topic: 'Kelas rangkap', _count: { offers: 0 } },
  ])
  expect((await myDesk(teacher, NOW)).callers).toMatchObject([{ calls: [{ id: callId }] }])
  const { id } = await offerSession(as(teacher), { ...offer(groupId), callId })
  expect(await readSession(colleague, id, NOW)).toMatchObject({ call: { topic: 'Kelas rangkap' } })
  expect(await listCalls(teacher, groupId, NOW)).toMatchObject([{ _count: { offers: 1 } }])
  const tomorrow = new Date(NOW.getTime() + 86_400_000)
  expect(await listCalls(teacher, groupId, tomorrow)).toEqual([])
  const late = offerSession({ viewer: teacher, now: tomorrow }, { ...offer(groupId), callId })
  await expect(late).rejects.toMatchObject({ fields: { callId: { key: 'callClosed' } } })
  await closeCall(as(officer), { callId })
  await expect(closeCall(as(officer), { callId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await listCalls(teacher, groupId, NOW)).toEqual([])
  expect((await myDesk(teacher, NOW)).callers).toEqual([])
  const audit = await db().auditEntry.findMany({ where: { subjectId: callId }, orderBy: { id: 'asc' } })
  expect(audit.map((one) => one.command)).toEqual(['call.open', 'call.close'])
})

test('who may not call, and with what not', async () => {
  await expect(openCall(as(teacher), asked())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(openCall(as(supervisor), asked())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(openCall(as(stranger), asked())).rejects.toMatchObject({ code: 'notFound' })
  const past = openCall(as(officer), { ...asked(), closesOn: '2026-08-12' })
  await expect(past).rejects.toMatchObject({ fields: { closesOn: { key: 'datePassed' } } })
  const { id: callId } = await openCall(as(officer), asked())
  await expect(closeCall(as(teacher), { callId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(closeCall(as(stranger), { callId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await listCalls(stranger, groupId, NOW)).toEqual([])
})

test('presenters are added and taken off; one member always stays', async () => {
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  const add = (viewer: Viewer, who: object) =>
    addPresenter(as(viewer), { activityId, personId: '', name: '', ...who })
  await add(teacher, { personId: colleague.personId })
  await add(officer, { name: 'Dr. Ketut Arta' })
  await expect(add(teacher, { name: 'Dr. Ketut Arta' })).rejects.toMatchObject({ fields: { name: {} } })
  await expect(add(teacher, { personId: colleague.personId })).rejects.toMatchObject({
    fields: { personId: {} },
  })
  await expect(add(teacher, { personId: stranger.personId })).rejects.toMatchObject({
    fields: { personId: {} },
  })
  await expect(add(teacher, {})).rejects.toMatchObject({ fields: { name: { key: 'memberOrName' } } })
  await expect(add(supervisor, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(add(stranger, { name: 'X' })).rejects.toMatchObject({ code: 'notFound' })
  const there = await db().presenter.findMany({ where: { activityId }, orderBy: { id: 'asc' } })
  expect(there).toHaveLength(3)
  const [first, second, guest] = there.map((one) => one.id) as [string, string, string]
  const drop = (presenterId: string) => removePresenter(as(officer), { activityId, presenterId })
  await drop(first)
  await drop(guest)
  await expect(drop(second)).rejects.toMatchObject({ complaint: { key: 'lastPresenter' } })
  await expect(drop(guest)).rejects.toMatchObject({ code: 'notFound' })
})

test('a session gets its slot inside a meeting, and takes over who was there', async () => {
  const days = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]
  const { id: hostId } = await scheduleMeeting(as(officer), { ...meeting(groupId), days })
  const { id: activityId } = await offerSession(as(teacher), offer(groupId))
  await acceptSession(as(officer), { activityId })
  const session = await readSession(officer, activityId, NOW)
  const dayId = session?.meetings[0]?.id ?? ''
  const slot = (viewer: Viewer, more: object = {}) =>
    slotSession(as(viewer), {
      activityId,
      dayId,
      from: '09:00',
      to: '10:00',
      category: 'coreRoutine',
      origin: 'programme',
      ...more,
    })
  await expect(slot(officer, { to: '11:30' })).rejects.toMatchObject({
    fields: { from: { key: 'outsideMeeting' } },
  })
  await expect(slot(officer, { dayId: activityId })).rejects.toMatchObject({
    fields: { dayId: { key: 'unknown' } },
  })
  await expect(slot(teacher)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(slot(stranger)).rejects.toMatchObject({ code: 'notFound' })
  await slot(officer)
  const placed = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  expect(placed).toMatchObject({ hostId, state: 'scheduled', place: 'SDN 1 Ringinpitu', jp: 1 })
  expect(placed.startsAt?.toISOString()).toBe('2026-08-20T02:00:00.000Z')
  const rows = [
    { personId: colleague.personId, status: 'present' as const },
    { personId: teacher.personId, status: 'sick' as const },
  ]
  await recordAttendance(as(officer), { activityId: hostId, rows })
  await recordAttendance(as(officer), {
    activityId,
    rows: [{ personId: teacher.personId, status: 'present' as const }],
  })
  await expect(takeOverAttendance(as(teacher), { activityId })).rejects.toMatchObject({ code: 'forbidden' })
  await takeOverAttendance(as(officer), { activityId })
  const taken = await db().attendance.findMany({
    where: { activityId },
    select: { personId: true, status: true },
  })
  expect(taken).toHaveLength(2)
  expect(taken).toContainEqual({ personId: colleague.personId, status: 'present' })
  // What stood on the session's own list stays.
  expect(taken).toContainEqual({ personId: teacher.personId, status: 'present' })
  const { id: own } = await offerSession(as(teacher), offer(groupId))
  await expect(takeOverAttendance(as(officer), { activityId: own })).rejects.toMatchObject({
    code: 'conflict',
  })
})
