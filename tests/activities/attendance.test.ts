import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { correctAttendance } from '@/lib/activities/attendance/commands'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { addGuest, markGuests, mergeGuest, removeGuest } from '@/lib/activities/guests/commands'
import { readPresence } from '@/lib/activities/invitations/queries'
import { readActivity } from '@/lib/activities/queries'
import { recordAttendance } from '@/lib/activities/records/commands'
import { inMask } from '@/lib/objectives/rules'
import { daysOf } from '../support/check-in'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let stranger: Viewer
let one: Viewer
let two: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
})

const made = async () => (await scheduleMeeting(as(officer), meeting(groupId))).id
const step = (activityId: string, name: 'hold' | 'lock') =>
  stepActivity(as(officer), { activityId, step: name, reason: '' })
const rowOf = (activityId: string, { personId }: Viewer) =>
  db().attendance.findFirst({ where: { activityId, personId } })

async function locked() {
  const activityId = await made()
  await recordAttendance(as(officer), {
    activityId,
    rows: [{ personId: one.personId, status: 'present' }],
  })
  await step(activityId, 'hold')
  await step(activityId, 'lock')
  return activityId
}

test('500 people in a few statements; what was so stays so, what nobody marked is filled in', async () => {
  const { id } = await makeGroup('large')
  const lead = await makeViewer({ officerOf: [id] })
  const people = Array.from({ length: 500 }, (_, i) => ({ id: crypto.randomUUID(), name: `Guru ${i}` }))
  await db().person.createMany({ data: people })
  const startedOn = new Date('2025-07-01')
  await db().membership.createMany({
    data: people.map((person) => ({ groupId: id, personId: person.id, startedOn })),
  })
  const { id: activityId } = await scheduleMeeting(as(lead), meeting(id))
  const mark = (from: number, to: number, status: 'present' | 'absent', more: object = {}) =>
    people.slice(from, to).map((person) => ({ personId: person.id, status, ...more }))
  await recordAttendance(as(lead), { activityId, rows: mark(0, 300, 'present', { late: true }) })
  const began = Date.now()
  const rows = [...mark(250, 260, 'absent'), ...mark(0, 500, 'absent', { unlessMarked: true })]
  await recordAttendance(
    { viewer: lead, now: new Date(NOW.getTime() + 1) },
    { activityId, rows: rows.slice(0, 10) },
  )
  await recordAttendance(
    { viewer: lead, now: new Date(NOW.getTime() + 1) },
    { activityId, rows: rows.slice(10) },
  )
  expect(Date.now() - began).toBeLessThan(3000)
  const count = (where: object) => db().attendance.count({ where: { activityId, ...where } })
  expect(await count({})).toBe(500)
  expect(await count({ status: 'present', late: true, recordedAt: NOW })).toBe(290)
  expect(await count({ status: 'absent', late: false })).toBe(210)
})

test('a correction after the lock changes the row and says who, when, why; roles and groups are kept apart', async () => {
  const activityId = await locked()
  const change = (viewer: Viewer, more: object = {}) =>
    correctAttendance(as(viewer), {
      activityId,
      personId: two.personId,
      status: 'present',
      late: 'on',
      reason: 'Namanya terlewat di lembar kertas.',
      ...more,
    })
  await expect(change(one)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(change(stranger)).rejects.toMatchObject({ code: 'notFound' })
  await expect(change(officer, { reason: ' ' })).rejects.toMatchObject({
    fields: { reason: { key: 'required' } },
  })
  await expect(change(officer, { personId: stranger.personId })).rejects.toMatchObject({
    fields: { personId: { key: 'unknown' } },
  })
  await expect(change(officer, { status: 'hadir' })).rejects.toMatchObject({
    fields: { status: { key: 'choose' } },
  })
  expect(await db().attendanceCorrection.count({ where: { activityId } })).toBe(0)
  expect(await change(officer)).toEqual({ present: 2 })
  await expect(change(officer)).rejects.toMatchObject({ fields: { status: { key: 'nothingCorrected' } } })
  expect(await rowOf(activityId, two)).toMatchObject({ status: 'present', late: true })
  const found = await readPresence(one, activityId, NOW)
  expect(found?.days[0]?.corrections).toMatchObject([
    { from: null, to: 'present', toLate: true, reason: 'Namanya terlewat di lembar kertas.', at: NOW },
  ])
  expect(await readPresence(stranger, activityId, NOW)).toBeNull()
  const entry = { command: 'attendance.correct', subjectId: activityId }
  expect(await db().auditEntry.count({ where: entry })).toBe(1)
})

test('the last one present can be corrected away; then the meeting does not count as held', async () => {
  const activityId = await locked()
  const held = async () => inMask((await readActivity(officer, activityId))?.countedStages ?? 0, 'held')
  expect(await held()).toBe(true)
  const away = { activityId, personId: one.personId, status: 'absent' as const, reason: 'Salah orang.' }
  expect(await correctAttendance(as(officer), away)).toEqual({ present: 0 })
  expect(await held()).toBe(false)
  await correctAttendance(as(officer), { ...away, status: 'present' })
  expect(await held()).toBe(true)
})

test('before the lock nothing is corrected, after it nothing is simply written, also when both come at once', async () => {
  const activityId = await made()
  const rows = [{ personId: one.personId, status: 'present' as const }]
  const early = { activityId, personId: one.personId, status: 'absent' as const, reason: 'Keliru.' }
  await expect(correctAttendance(as(officer), early)).rejects.toMatchObject({
    complaint: { key: 'attendanceNotLocked' },
  })
  await recordAttendance(as(officer), { activityId, rows })
  await step(activityId, 'hold')
  const write = () =>
    recordAttendance(as(officer), { activityId, rows: [{ personId: two.personId, status: 'present' }] })
  const all = await Promise.allSettled([step(activityId, 'lock'), write(), write()])
  const [lock, ...writes] = all.map((one) => one.status)
  expect(lock).toBe('fulfilled')
  expect(await db().attendance.count({ where: { activityId } })).toBe(writes.includes('fulfilled') ? 2 : 1)
  await expect(write()).rejects.toMatchObject({ complaint: { key: 'attendanceLocked' } })
})

test('guests by name are counted apart: they make no meeting held, and no row of attendance', async () => {
  const activityId = await made()
  const [day] = await daysOf(activityId)
  const dayId = day?.id ?? ''
  const guest = {
    activityId,
    name: `  Dr. Ketut "Tut" O'Arta, M.Pd.  `,
    institution: 'LPMP',
    role: 'Narasumber',
  }
  await expect(addGuest(as(one), guest)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(addGuest(as(stranger), guest)).rejects.toMatchObject({ code: 'notFound' })
  await expect(addGuest(as(officer), { ...guest, name: ' ' })).rejects.toMatchObject({
    fields: { name: { key: 'required' } },
  })
  const { id: invited } = await addGuest(as(officer), guest)
  const { id: walkIn } = await addGuest(as(officer), {
    activityId,
    dayId,
    name: 'Suparman',
    institution: '',
    role: '',
  })
  const presence = async () =>
    (await readPresence(one, activityId, NOW))?.guests.map((row) => [row.name, row.presence.length])
  expect(await presence()).toEqual([
    [`Dr. Ketut "Tut" O'Arta, M.Pd.`, 0],
    ['Suparman', 1],
  ])
  await markGuests(as(officer), { activityId, dayId, present: [invited, walkIn] })
  await markGuests(as(officer), { activityId, dayId, present: invited })
  expect((await presence())?.map(([, days]) => days)).toEqual([1, 0])
  const other = await made()
  const foreign = { activityId: other, dayId: (await daysOf(other))[0]?.id ?? '', present: [invited] }
  await expect(markGuests(as(officer), foreign)).rejects.toMatchObject({
    fields: { present: { key: 'unknown' } },
  })
  await step(activityId, 'hold')
  expect(await db().attendance.count({ where: { activityId } })).toBe(0)
  expect(inMask((await readActivity(officer, activityId))?.countedStages ?? 0, 'held')).toBe(false)
  await expect(removeGuest(as(stranger), { guestId: walkIn })).rejects.toMatchObject({ code: 'notFound' })
  await expect(removeGuest(as(one), { guestId: walkIn })).rejects.toMatchObject({ code: 'forbidden' })
  await removeGuest(as(officer), { guestId: walkIn })
  await expect(removeGuest(as(officer), { guestId: walkIn })).rejects.toMatchObject({ code: 'notFound' })
  const verbs = await db().auditEntry.findMany({
    where: { subjectId: activityId, command: { startsWith: 'guest.' } },
    orderBy: { id: 'asc' },
    select: { command: true },
  })
  expect(verbs.map((row) => row.command)).toEqual([
    'guest.add',
    'guest.add',
    'guest.mark',
    'guest.mark',
    'guest.remove',
  ])
})

test('a guest who is a member after all: their presence moves to the name, after the lock as a correction', async () => {
  const open = await made()
  const walkIn = async (activityId: string) => {
    const dayId = (await daysOf(activityId))[0]?.id ?? ''
    const named = { name: 'Guru Baru', institution: '', role: '' }
    return (await addGuest(as(officer), { activityId, dayId, ...named })).id
  }
  const guestId = await walkIn(open)
  const merge = (viewer: Viewer, id: string, personId: string, reason = '') =>
    mergeGuest(as(viewer), { guestId: id, personId, reason })
  await expect(merge(one, guestId, two.personId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(merge(stranger, guestId, two.personId)).rejects.toMatchObject({ code: 'notFound' })
  await expect(merge(officer, guestId, stranger.personId)).rejects.toMatchObject({
    fields: { personId: { key: 'unknown' } },
  })
  expect(await db().guest.count({ where: { id: guestId } })).toBe(1)
  await merge(officer, guestId, two.personId)
  expect(await rowOf(open, two)).toMatchObject({ status: 'present' })
  expect(await db().guest.count({ where: { activityId: open } })).toBe(0)

  const later = await made()
  const second = await walkIn(later)
  await recordAttendance(as(officer), {
    activityId: later,
    rows: [{ personId: one.personId, status: 'present' }],
  })
  await step(later, 'hold')
  await step(later, 'lock')
  await expect(merge(officer, second, two.personId)).rejects.toMatchObject({
    fields: { reason: { key: 'reason' } },
  })
  await merge(officer, second, two.personId, 'Baru terdaftar hari itu.')
  expect(await db().attendanceCorrection.findMany({ where: { activityId: later } })).toMatchObject([
    { personId: two.personId, from: null, to: 'present', reason: 'Baru terdaftar hari itu.' },
  ])
})
