import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { checkIn } from '@/lib/activities/checkin/commands'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { answerInvitation, chooseInvitees, setReminder } from '@/lib/activities/invitations/commands'
import { readInvitations, readPresence } from '@/lib/activities/invitations/queries'
import { listed } from '@/lib/activities/invitations/rules'
import { remindActivities } from '@/lib/activities/notices/jobs'
import { dateValue } from '@/lib/core/time'
import { emptyDays } from '@/lib/documents/papers/attendance/rules'
import { invitationOf } from '@/lib/documents/papers/export'
import { gather } from '@/lib/documents/papers/queries'
import { codeOf, daysOf } from '../support/check-in'
import { db } from '../support/database'
import { hush, toldTo } from '../support/notices'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let one: Viewer
let two: Viewer
let stranger: Viewer
let supervisor: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one', '91.71', 'Asia/Jayapura')).id
  officer = await makeViewer({ officerOf: [groupId] })
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

const days = [{ date: '2026-08-20', from: '08:00', to: '11:00' }]
const made = async (more: object = {}) =>
  (await scheduleMeeting(as(officer), { ...meeting(groupId), days, ...more })).id
const invite = (activityId: string, people: Viewer[], viewer = officer) =>
  chooseInvitees(as(viewer), { activityId, who: 'some', people: people.map((who) => who.personId) })
const coming = { answer: 'coming' as const, reason: '' }

test('a part of the group: answers, reminders, list, sheet and letter follow; who is not invited may still come', async () => {
  const activityId = await made()
  await answerInvitation(as(two), { activityId, ...coming })
  await invite(activityId, [one])
  const found = await readInvitations(officer, activityId, NOW)
  expect(found).toMatchObject({ members: 1, silent: [{ id: one.personId }], coming: [] })
  expect(found?.everybody).toHaveLength(3)
  expect(await readPresence(two, activityId, NOW)).toMatchObject({ invited: false, answering: false })
  expect(await readPresence(one, activityId, NOW)).toMatchObject({ invited: true, answering: true })
  await expect(answerInvitation(as(two), { activityId, ...coming })).rejects.toMatchObject({
    complaint: { key: 'notInvited' },
  })
  await hush()
  await remindActivities.run({}, { now: new Date('2026-08-18T03:00:00Z'), jobId: '1' })
  expect(await db().notice.findMany({ select: { personId: true } })).toEqual([{ personId: one.personId }])
  const paper = await gather(db(), officer, activityId, NOW)
  if (!paper) throw new Error('not there')
  expect(emptyDays(paper)[0]?.rows.filter((row) => row.name)).toHaveLength(1)
  expect(invitationOf(paper, NOW, { to: '', note: '' }).to).toEqual(['Slamet'])
  expect(invitationOf(paper, NOW, { to: 'Kepala Dinas', note: '' }).to).toEqual(['Kepala Dinas'])
  // On the day the other one comes all the same.
  const [day] = await daysOf(activityId)
  const now = new Date('2026-08-19T23:05:00Z')
  await checkIn({ viewer: two, now }, { code: codeOf(day, now) })
  const presence = await readPresence(officer, activityId, now, NOW)
  const marked = await db().attendance.findMany({ where: { activityId } })
  const list = listed(presence?.members ?? [], presence?.invitees ?? [], marked)
  expect(list.map((row) => row.id).sort()).toEqual([one.personId, two.personId].sort())
  // All again: the answer that was given stands.
  await chooseInvitees(as(officer), { activityId, who: 'all', people: [one.personId] })
  const all = await readInvitations(officer, activityId, NOW)
  expect(all).toMatchObject({ members: 3, coming: [{ id: two.personId }] })
})

test('with all invited, who joins later is invited too', async () => {
  const activityId = await made()
  const { personId } = await makeViewer({})
  await db().membership.create({ data: { groupId, personId, startedOn: dateValue('2026-08-01') } })
  expect((await readInvitations(officer, activityId, NOW))?.silent.map((row) => row.id)).toContain(personId)
  await db().membership.deleteMany({ where: { personId } })
})

test('who is invited only now is told; who no longer is loses the unread word of it', async () => {
  await hush()
  const activityId = await made()
  expect(await toldTo(two)).toHaveLength(1)
  await invite(activityId, [one])
  expect(await toldTo(two)).toEqual([])
  expect(await toldTo(one)).toHaveLength(1)
  await invite(activityId, [one, two, two])
  expect(await toldTo(two)).toHaveLength(1)
  expect(await toldTo(one)).toHaveLength(1)
  await stepActivity(as(officer), { activityId, step: 'cancel', reason: 'Hujan' })
  await expect(invite(activityId, [one])).rejects.toMatchObject({ complaint: { key: 'activityMoved' } })
})

test('refused beside its field; other roles and groups; nothing is left', async () => {
  const activityId = await made()
  const before = await db().auditEntry.count()
  await expect(invite(activityId, [])).rejects.toMatchObject({
    fields: { people: { key: 'chooseInvitees' } },
  })
  await expect(invite(activityId, [stranger])).rejects.toMatchObject({
    fields: { people: { key: 'unknown' } },
  })
  const odd = { activityId, who: 'some' as const, people: 'x' }
  await expect(chooseInvitees(as(officer), odd)).rejects.toMatchObject({ code: 'invalid' })
  await expect(invite(activityId, [one], one)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(invite(activityId, [one], supervisor)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(invite(activityId, [one], stranger)).rejects.toMatchObject({ code: 'notFound' })
  expect(await db().invitee.count({ where: { activityId } })).toBe(0)
  expect(await db().auditEntry.count()).toBe(before)
  await invite(activityId, [one])
  const entry = await db().auditEntry.findFirst({
    where: { command: 'invitation.choose', subjectId: activityId },
  })
  expect(entry?.detail).toEqual({ invited: 1 })
})

test('an officer sets the days of the reminder, within bounds', async () => {
  for (const days of ['-1', '15', 'x', '1.5'])
    await expect(setReminder(as(officer), { groupId, days })).rejects.toMatchObject({ code: 'invalid' })
  await expect(setReminder(as(one), { groupId, days: 3 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(setReminder(as(stranger), { groupId, days: 3 })).rejects.toMatchObject({ code: 'notFound' })
  await setReminder(as(officer), { groupId, days: '5' })
  expect((await db().group.findUnique({ where: { id: groupId } }))?.remindDays).toBe(5)
  expect(await db().auditEntry.count({ where: { command: 'invitation.remind' } })).toBe(1)
})
