import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { addDate, removeDate } from '@/lib/calendar/dates/commands'
import { listDates } from '@/lib/calendar/dates/queries'
import { warningsFor } from '@/lib/calendar/warnings/queries'
import { dateValue, instantOf } from '@/lib/core/time'
import { groupOf, type OpenGroup } from '@/lib/groups/queries'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

const zone = 'Asia/Jayapura'
let group: OpenGroup
let otherId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const slot = (date: string, from = '08:00', to = '11:00') => ({
  startsAt: instantOf(zone, date, from),
  endsAt: instantOf(zone, date, to),
})
const holiday = (more: object = {}) => ({
  groupId: group.id,
  name: 'Libur semester',
  kind: 'holiday' as const,
  firstOn: '2026-12-21',
  lastOn: '2027-01-02',
  ...more,
})

beforeAll(async () => {
  const { id } = await makeGroup('one', '91.71', zone)
  otherId = (await makeGroup('two', '91.71', zone)).id
  officer = await makeViewer({ officerOf: [id] })
  teacher = await makeViewer({ memberOf: [id, otherId] })
  await makeViewer({ memberOf: [id], formerlyOf: [otherId] })
  stranger = await makeViewer({ officerOf: [otherId] })
  const found = await groupOf(officer, 'one')
  if (!found) throw new Error('no group')
  group = found
})

test('marked days: officers keep them, members read them, others find nothing', async () => {
  await expect(addDate(as(teacher), holiday())).rejects.toMatchObject({ code: 'forbidden' })
  await expect(addDate(as(stranger), holiday())).rejects.toMatchObject({ code: 'notFound' })
  for (const [more, fields] of [
    [{ lastOn: '2026-12-20' }, { lastOn: { key: 'lastBeforeFirst' } }],
    [{ firstOn: '2027-02-29' }, { firstOn: { key: 'date' } }],
    [{ kind: 'x' }, { kind: { key: 'choose' } }],
    [{ name: ' ' }, { name: { key: 'required' } }],
  ] as const)
    await expect(addDate(as(officer), holiday(more))).rejects.toMatchObject({ fields })
  expect(await db().groupDate.count()).toBe(0)
  const { id: dateId } = await addDate(as(officer), holiday())
  await expect(addDate(as(officer), holiday())).rejects.toMatchObject({
    fields: { name: { key: 'dateTaken' } },
  })
  expect(await listDates(teacher, group.id, NOW)).toHaveLength(1)
  expect(await listDates(stranger, group.id, NOW)).toEqual([])
  await expect(removeDate(as(teacher), { dateId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeDate(as(stranger), { dateId })).rejects.toMatchObject({ code: 'notFound' })
  await removeDate(as(officer), { dateId })
  expect(await listDates(teacher, group.id, NOW)).toEqual([])
  const entries = await db().auditEntry.findMany({ where: { subjectId: dateId }, orderBy: { id: 'asc' } })
  expect(entries.map((one) => one.command)).toEqual(['date.add', 'date.remove'])
})

test('a holiday warns on its first and last day in the zone of the group, and not beside them', async () => {
  await addDate(as(officer), holiday({ name: 'Ujian', kind: 'exam' }))
  const slots = ['2026-12-20', '2026-12-21', '2027-01-02', '2027-01-03'].map((date) => slot(date))
  const exam = { about: 'date', name: 'Ujian', kind: 'exam' }
  expect(await warningsFor(officer, group, slots, NOW)).toEqual([[], [exam], [exam], []])
  // The last minutes of the day before, which in UTC is the same day still.
  expect(await warningsFor(officer, group, [slot('2026-12-20', '23:00', '23:59')], NOW)).toEqual([[]])
})

test('another group’s meeting of the same people, by name only when the officer may see it', async () => {
  const days = [{ date: '2026-11-21', from: '10:00', to: '12:00' }]
  const { id } = await scheduleMeeting(as(stranger), { ...meeting(otherId), days })
  const slots = [
    slot('2026-11-21'),
    slot('2026-11-21', '08:00', '10:00'),
    slot('2026-11-21', '12:00', '13:00'),
  ]
  const clash = { about: 'clash', name: null, shared: 1 }
  expect(await warningsFor(officer, group, slots, NOW)).toEqual([[clash], [], []])
  const both = await makeViewer({ officerOf: [group.id], memberOf: [otherId] })
  expect(await warningsFor(both, group, slots.slice(0, 1), NOW)).toEqual([
    [{ ...clash, name: 'two', shared: 2 }],
  ])
  expect(await warningsFor(teacher, group, slots, NOW)).toEqual([[], [], []])
  await db().membership.updateMany({
    where: { personId: both.personId, groupId: otherId },
    data: { endedOn: dateValue('2026-08-01') },
  })
  expect(await warningsFor(officer, group, slots.slice(0, 1), NOW)).toEqual([[clash]])
  await stepActivity(as(stranger), { activityId: id, step: 'cancel', reason: 'Batal' })
  expect(await warningsFor(officer, group, slots, NOW)).toEqual([[], [], []])
})

test('little notice, and a time that is over', async () => {
  const hours = (count: number) => {
    const startsAt = new Date(NOW.getTime() + count * 3_600_000)
    return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }
  }
  const said = await warningsFor(officer, group, [hours(-1), hours(5), hours(71), hours(72)], NOW)
  expect(said).toEqual([
    [{ about: 'past' }],
    [{ about: 'notice', days: 0 }],
    [{ about: 'notice', days: 2 }],
    [],
  ])
  expect(await warningsFor(officer, group, [], NOW)).toEqual([])
})
