import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { checkIn, setCheckIn } from '@/lib/activities/checkin/commands'
import { readCode, readOwnPresence } from '@/lib/activities/checkin/queries'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { codeOf, daysOf } from '../support/check-in'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting } from '../support/world'

let groupId: string
let officer: Viewer
let stranger: Viewer
let supervisor: Viewer
// 08.00 to 11.00 in Jakarta.
const START = new Date('2026-08-12T01:00:00Z')
const minute = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const by = (viewer: Viewer, now: Date) => ({ viewer, now })

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
})

const member = () => makeViewer({ memberOf: [groupId] })

async function made(more: object = {}) {
  const plan = { ...meeting(groupId), ...more }
  const { id } = await scheduleMeeting(by(officer, minute(-1000)), plan)
  const days = await daysOf(id)
  return { id, days, dayId: days[0]?.id ?? '' }
}

const rowsOf = (activityId: string) =>
  db().attendance.findMany({
    where: { activityId },
    select: { personId: true, dayId: true, status: true, late: true, recordedBy: true, recordedAt: true },
  })

test('who shows the code of the day is present, late after a quarter of an hour, with an audit entry', async () => {
  const { id, days, dayId } = await made()
  const [early, late] = [await member(), await member()]
  const code = codeOf(days[0], minute(5))
  expect(await checkIn(by(early, minute(5)), { code, dayId })).toEqual({ dayId, fresh: true })
  await checkIn(by(late, minute(16)), { code: codeOf(days[0], minute(16)).replace(/^.../, '$& '), dayId })
  expect(await rowsOf(id)).toMatchObject([
    { personId: early.personId, status: 'present', late: false, recordedBy: early.personId },
    { personId: late.personId, status: 'present', late: true, recordedAt: minute(16) },
  ])
  const entry = { command: 'attendance.checkIn', personId: early.personId, subjectId: id }
  expect(await db().auditEntry.count({ where: entry })).toBe(1)
  const own = await readOwnPresence(late, dayId)
  expect(own).toMatchObject({ mine: { status: 'present', late: true }, may: { checkIn: true } })
  expect(await readOwnPresence(stranger, dayId)).toBeNull()
})

test.each([
  ['wrong', (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0'), 5, 'codeWrong'],
  ['old', (right: string) => right, 7, 'codeOld'],
  ['not yet', (right: string) => right, -31, 'checkInEarly'],
  ['too late', (right: string) => right, 211, 'checkInOver'],
  ['five digits', (right: string) => right.slice(1), 5, 'codeShape'],
  ['letters', () => 'abcdef', 5, 'codeShape'],
  ['other digits', () => '١٢٣٤٥٦', 5, 'codeShape'],
  ['nothing', () => '', 5, 'codeShape'],
] as const)(
  'a code that is %s is refused with a plain reason and leaves nothing',
  async (_, shape, at, key) => {
    const { id, days, dayId } = await made()
    const code = shape(codeOf(days[0], minute(key === 'codeOld' ? 5 : at)))
    const refused = await checkIn(by(await member(), minute(at)), { code, dayId }).catch((error) => error)
    expect(refused.fields.code?.key ?? refused.complaint.key).toBe(key)
    expect(await rowsOf(id)).toEqual([])
    expect(await db().auditEntry.count({ where: { subjectId: id, command: 'attendance.checkIn' } })).toBe(0)
  },
)

test('the code of another day or meeting, and of a day that is over', async () => {
  const days = [
    { date: '2026-08-12', from: '08:00', to: '09:00' },
    { date: '2026-08-12', from: '10:00', to: '11:00' },
    { date: '2026-08-13', from: '08:00', to: '09:00' },
  ]
  const one = await made({ days })
  const other = await made()
  const now = minute(5)
  const refusal = async (code: string, dayId: string, at = now) => {
    const error = await checkIn(by(await member(), at), { code, dayId }).catch((caught) => caught)
    return error.fields.code?.key ?? error.complaint.key
  }
  expect(await refusal(codeOf(other.days[0], now), one.dayId)).toBe('codeOtherDay')
  expect(await refusal(codeOf(one.days[1], now), one.dayId)).toBe('codeOtherDay')
  expect(await refusal(codeOf(one.days[0], now), one.days[2]?.id ?? '')).toBe('checkInEarly')
  const nextDay = minute(24 * 60 + 5)
  expect(await refusal(codeOf(one.days[0], nextDay), one.dayId, nextDay)).toBe('checkInOver')
  expect(await rowsOf(one.id)).toEqual([])
})

test('typed without a day it finds the meeting; without one it says so', async () => {
  const here = (await makeGroup('typed')).id
  const lead = await makeViewer({ officerOf: [here] })
  const two = await makeViewer({ memberOf: [here, groupId] })
  const { id } = await scheduleMeeting(by(lead, minute(-100)), meeting(here))
  const [day] = await daysOf(id)
  expect(await checkIn(by(two, minute(1)), { code: codeOf(day, minute(1)) })).toMatchObject({
    dayId: day?.id,
    fresh: true,
  })
  const third = await makeViewer({ memberOf: [here] })
  const refusal = async (at: Date, code: string) =>
    checkIn(by(third, at), { code }).catch((error) => error.fields.code?.key ?? error.complaint.key)
  expect(await refusal(minute(9), codeOf(day, minute(1)))).toBe('codeOld')
  expect(await refusal(minute(-60), codeOf(day, minute(-60)))).toBe('checkInEarly')
  expect(await refusal(minute(2000), '123456')).toBe('noCheckInNow')
  expect(await rowsOf(id)).toHaveLength(1)
})

test('only members: a stranger finds nothing, a supervisor is refused, a new member waits for their day', async () => {
  const { id, days, dayId } = await made()
  const code = codeOf(days[0], minute(0))
  await expect(checkIn(by(stranger, minute(0)), { code, dayId })).rejects.toMatchObject({ code: 'notFound' })
  await expect(checkIn(by(supervisor, minute(0)), { code, dayId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const former = await makeViewer({ formerlyOf: [groupId] })
  await expect(checkIn(by(former, minute(0)), { code, dayId })).rejects.toMatchObject({ code: 'notFound' })
  const fresh = await member()
  await db().membership.updateMany({
    where: { personId: fresh.personId },
    data: { startedOn: new Date('2026-08-13') },
  })
  await expect(checkIn(by(fresh, minute(0)), { code, dayId })).rejects.toMatchObject({
    complaint: { key: 'notMemberThatDay' },
  })
  expect(await rowsOf(id)).toEqual([])
})

test('scanned twice, at once, and written by two officers at once: one row, and the first moment stays', async () => {
  const { id, days, dayId } = await made()
  const one = await member()
  const code = codeOf(days[0], minute(1))
  const many = await Promise.all(
    Array.from({ length: 6 }, () => checkIn(by(one, minute(1)), { code, dayId })),
  )
  expect(many.filter((result) => result.fresh)).toHaveLength(1)
  const mark = { activityId: id, rows: [{ personId: one.personId, status: 'present' as const }] }
  await Promise.all([1, 2, 3].map(() => recordAttendance(by(officer, minute(2)), mark)))
  const later = codeOf(days[0], minute(40))
  expect(await checkIn(by(one, minute(40)), { code: later, dayId })).toEqual({ dayId, fresh: false })
  expect(await rowsOf(id)).toMatchObject([{ late: false, recordedAt: minute(1), recordedBy: one.personId }])
})

test('who was marked excused and comes after all is present', async () => {
  const { id, days, dayId } = await made()
  const one = await member()
  await recordAttendance(by(officer, minute(-60)), {
    activityId: id,
    rows: [{ personId: one.personId, status: 'excused' }],
  })
  await checkIn(by(one, minute(20)), { code: codeOf(days[0], minute(20)), dayId })
  expect(await rowsOf(id)).toMatchObject([{ status: 'present', late: true }])
})

test('an officer closes and opens by hand, on the day alone; others may not', async () => {
  const { id: activityId, days, dayId } = await made()
  const set = (viewer: Viewer, hand: 'open' | 'closed', at: Date) =>
    setCheckIn(by(viewer, at), { activityId, dayId, hand })
  await set(officer, 'closed', minute(1))
  const one = await member()
  const enter = (at: Date) => checkIn(by(one, at), { code: codeOf(days[0], at), dayId })
  await expect(enter(minute(2))).rejects.toMatchObject({ complaint: { key: 'checkInClosed' } })
  expect((await readCode(officer, activityId, dayId, minute(2)))?.shown).toBeNull()
  await set(officer, 'open', minute(3))
  expect(await enter(minute(4))).toMatchObject({ fresh: true })
  await expect(set(officer, 'open', minute(-400))).rejects.toMatchObject({
    complaint: { key: 'checkInOtherDay' },
  })
  await expect(set(one, 'open', minute(5))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(set(stranger, 'open', minute(5))).rejects.toMatchObject({ code: 'notFound' })
  const other = await made()
  await expect(
    setCheckIn(by(officer, minute(5)), { activityId, dayId: other.dayId, hand: 'open' }),
  ).rejects.toMatchObject({ fields: { dayId: { key: 'unknown' } } })
  expect(await db().auditEntry.count({ where: { subjectId: activityId, command: 'checkIn.set' } })).toBe(2)
})

test('the code is shown to officers while the check-in is open, and never its key', async () => {
  const { id, days, dayId } = await made()
  const shown = await readCode(officer, id, undefined, minute(5))
  expect(shown).toMatchObject({ state: 'open', shown: { code: codeOf(days[0], minute(5)) }, present: 0 })
  expect(JSON.stringify(shown)).not.toContain(days[0]?.codeKey ?? 'no key')
  expect((await readCode(officer, id, dayId, minute(-60)))?.shown).toBeNull()
  expect((await readCode(officer, id, dayId, minute(24 * 60)))?.shown).toBeNull()
  for (const other of [stranger, supervisor, await member()])
    expect(await readCode(other, id, dayId, minute(5))).toBeNull()
  expect(await readCode(officer, 'nonsense', dayId, minute(5))).toBeNull()
})

test('locked, postponed, cancelled and moved meetings take nobody, and say why', async () => {
  const one = await made()
  const first = await member()
  const enter = async ({ days, dayId }: Awaited<ReturnType<typeof made>>, viewer: Viewer, at = minute(5)) =>
    checkIn(by(viewer, at), { code: codeOf(days[0], at), dayId }).catch((error) => error.complaint?.key)
  await enter(one, first)
  const step = (activityId: string, name: 'hold' | 'lock' | 'cancel' | 'postpone') =>
    stepActivity(by(officer, minute(6)), { activityId, step: name, reason: 'Ujian sekolah' })
  await step(one.id, 'hold')
  expect(await enter(one, await member())).toMatchObject({ fresh: true })
  await step(one.id, 'lock')
  expect(await enter(one, await member())).toBe('attendanceLocked')
  expect(await enter(one, first)).toMatchObject({ fresh: false })
  for (const name of ['cancel', 'postpone'] as const) {
    const off = await made()
    await step(off.id, name)
    expect(await enter(off, await member())).toBe('checkInOff')
  }
  const moved = await made()
  const { groupId: _, ...plan } = meeting(groupId)
  await changeActivity(by(officer, minute(-500)), {
    ...plan,
    activityId: moved.id,
    version: 1,
    reason: '',
    days: [{ date: '2026-08-12', from: '09:00', to: '11:00' }],
  })
  const gone = await checkIn(by(await member(), minute(5)), { code: '123456', dayId: moved.dayId }).catch(
    (error) => error.code,
  )
  expect(gone).toBe('notFound')
})

test('guessing is stopped by account, in the store; a right code for another meeting does not buy more', async () => {
  const { id, days, dayId } = await made()
  const guesser = await member()
  const guess = () =>
    checkIn(by(guesser, minute(5)), { code: '000000', dayId }).catch((error) => error.complaint.key)
  const said = []
  for (let i = 0; i < 12; i += 1) said.push(await guess())
  expect(said.slice(0, 10)).toEqual(Array(10).fill('invalid'))
  expect(said.slice(10)).toEqual(['limited', 'limited'])
  const right = { code: codeOf(days[0], minute(5)), dayId }
  await expect(checkIn(by(guesser, minute(5)), right)).rejects.toMatchObject({ code: 'limited' })
  // A colleague in the same room is not held up.
  expect(await checkIn(by(await member(), minute(5)), right)).toMatchObject({ fresh: true })
  expect(await rowsOf(id)).toHaveLength(1)
})
