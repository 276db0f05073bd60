import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { readActivity } from '@/lib/activities/queries'
import { cancelSeries, changeSeries, scheduleSeries } from '@/lib/activities/series/commands'
import { countOpen, readSeries } from '@/lib/activities/series/queries'
import { datesOf, movedWith, type Row, ruleOf, runsOf, skippedMonths } from '@/lib/activities/series/rules'
import { ruleInput } from '@/lib/activities/series/schema'
import { clockIn, dateIn } from '@/lib/core/time'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
const as = (viewer: Viewer) => ({ viewer, now: NOW })
const zone = 'Asia/Makassar'

beforeAll(async () => {
  groupId = (await makeGroup('one', '52.03', zone)).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('two')).id] })
})

const wish = { every: 1, until: null, count: null }
const saturday: Row = { date: '2026-11-21', from: '08:00', to: '11:00', mode: 'in' }
const rule = (more: object) => ({
  rows: [saturday],
  repeat: 'weekly',
  every: 1,
  until: '',
  count: '',
  ...more,
})

test.each([
  ['weekly over the year', 'weekly', '2026-12-26', { count: 3 }, ['2026-12-26', '2027-01-02', '2027-01-09']],
  [
    'every second week until a date, that date included',
    'weekly',
    '2026-12-19',
    { every: 2, until: '2027-01-16' },
    ['2026-12-19', '2027-01-02', '2027-01-16'],
  ],
  [
    'the third Saturday',
    'monthlyWeekday',
    '2026-11-21',
    { count: 4 },
    ['2026-11-21', '2026-12-19', '2027-01-16', '2027-02-20'],
  ],
  [
    'the last Thursday',
    'monthlyLast',
    '2026-12-31',
    { count: 3 },
    ['2026-12-31', '2027-01-28', '2027-02-25'],
  ],
  [
    'the 31st: months without it are passed over',
    'monthlyDate',
    '2026-12-31',
    { count: 4 },
    ['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31'],
  ],
  [
    'the 29th over a February without and one with it',
    'monthlyDate',
    '2027-01-29',
    { every: 1, count: 2 },
    ['2027-01-29', '2027-03-29'],
  ],
  [
    'every twelve months from a leap day: the next leap day',
    'monthlyDate',
    '2028-02-29',
    { every: 12, count: 2 },
    ['2028-02-29', '2032-02-29'],
  ],
] as const)('%s', (_, repeat, first, more, dates) => {
  expect(datesOf(ruleOf({ ...wish, ...more, repeat }, first), first, 60)).toEqual(dates)
})

test('the months that a rule passes over are named', () => {
  const text = ruleOf({ ...wish, repeat: 'monthlyDate', count: 4 }, '2026-12-31')
  expect(skippedMonths(text, datesOf(text, '2026-12-31', 60))).toEqual(['2027-02', '2027-04'])
  const leap = ruleOf({ ...wish, repeat: 'monthlyDate', count: 2 }, '2028-01-29')
  expect(skippedMonths(leap, datesOf(leap, '2028-01-29', 60))).toEqual([])
})

test.each([
  [{}, 'count', 'untilOrCount'],
  [{ until: '2027-01-01', count: '3' }, 'until', 'untilAndCount'],
  [{ until: '2026-11-20' }, 'until', 'untilBeforeFirst'],
  [{ until: '2027-02-29' }, 'until', 'date'],
  [{ until: '2199-01-01' }, 'until', 'tooManyMeetings'],
  [{ count: '61' }, 'count', 'tooLarge'],
  [{ count: '0' }, 'count', 'tooSmall'],
  [{ count: 'x' }, 'count', 'number'],
  [{ every: '0', count: '2' }, 'every', 'tooSmall'],
  [{ repeat: 'yearly', count: '2' }, 'repeat', 'choose'],
  [{ repeat: 'monthlyLast', count: '2' }, 'rows.0.date', 'notLastWeekday'],
  [{ rows: [{ ...saturday, date: '2027-02-29' }], count: '2' }, 'rows.0.date', 'date'],
  [{ rows: [{ ...saturday, from: '23:00', to: '01:00' }], count: '2' }, 'rows.0.to', 'endBeforeStart'],
  [{ rows: [saturday, { ...saturday, date: '2026-11-29' }], count: '3' }, 'every', 'packagesOverlap'],
  [{ rows: [saturday, saturday], repeat: 'once' }, 'rows.1.from', 'daysOverlap'],
])('refused beside its field: %j', (more, field, key) => {
  const found = ruleInput.safeParse(rule(more))
  const first = found.error?.issues.find((issue) => issue.path.join('.') === field)
  expect(first?.message).toBe(key)
})

const { days: _, mode: _mode, letterNumber: _number, ...words } = meeting('')
const series = (more: object, dates: string[]) => ({ ...words, groupId, dates, rule: rule(more) }) as never

const told = async (id: string) =>
  (await readSeries(teacher, id))?.activities.map((one) => ({
    title: one.title,
    state: one.state,
    at: one.startsAt && `${dateIn(zone, one.startsAt)} ${clockIn(zone, one.startsAt)}`,
    place: one.place,
  })) ?? []

test('the chosen dates become meetings at the same clock time; a date left out makes none', async () => {
  const dates = ['2026-11-21', '2026-12-05']
  const { id } = await scheduleSeries(as(officer), series({ count: '3' }, dates))
  expect((await told(id)).map((one) => one.at)).toEqual(['2026-11-21 08:00', '2026-12-05 08:00'])
  expect(await countOpen(teacher, id)).toBe(2)
  expect(await readSeries(stranger, id)).toBeNull()
  const entry = await db().auditEntry.findFirst({ where: { subjectId: id } })
  expect(entry).toMatchObject({ command: 'series.schedule', detail: { meetings: 2 } })
})

test('a package In–On–In: three meetings in one series, On without a place', async () => {
  const rows = [
    saturday,
    { ...saturday, date: '2026-11-23', mode: 'on' as const },
    { ...saturday, date: '2026-11-24', mode: 'on' as const },
    { ...saturday, date: '2026-11-28' },
  ]
  expect(runsOf(rows).map((run) => [run.name, run.days.length])).toEqual([
    ['In 1', 1],
    ['On 1', 2],
    ['In 2', 1],
  ])
  const { id } = await scheduleSeries(as(officer), series({ rows, repeat: 'once' }, ['2026-11-21']))
  expect((await told(id)).map(({ title, place }) => [title.slice(-6), place])).toEqual([
    ['(In 1)', 'SDN 1 Ringinpitu'],
    ['(On 1)', ''],
    ['(In 2)', 'SDN 1 Ringinpitu'],
  ])
})

test('refused and nothing written: wrong role, another group, a date outside the rule, no date, no place', async () => {
  const before = await db().activity.count()
  const good = series({ count: '2' }, ['2026-11-21'])
  await expect(scheduleSeries(as(teacher), good)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(scheduleSeries(as(stranger), good)).rejects.toMatchObject({ code: 'notFound' })
  const cases: [object, string[], object][] = [
    [{ count: '2' }, ['2026-11-22'], { dates: { key: 'unknown' } }],
    [{ count: '2' }, [], { dates: { key: 'chooseDates' } }],
  ]
  for (const [more, dates, fields] of cases)
    await expect(scheduleSeries(as(officer), series(more, dates))).rejects.toMatchObject({ fields })
  const nowhere = { ...(good as object), place: '' } as never
  await expect(scheduleSeries(as(officer), nowhere)).rejects.toMatchObject({
    fields: { place: { key: 'placeOrLink' } },
  })
  expect(await db().activity.count()).toBe(before)
  expect(await db().activitySeries.count({ where: { activities: { none: {} } } })).toBe(0)
})

async function five() {
  const dates = ['2026-11-21', '2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19']
  const { id } = await scheduleSeries(as(officer), series({ count: '5' }, dates))
  const ids = (await readSeries(officer, id))?.activities.map((one) => one.id) ?? []
  return { id, ids }
}

async function change(activityId: string, scope: 'one' | 'following' | 'all', more: object) {
  const one = await readActivity(officer, activityId)
  const { groupId: _group, days: _days, ...plan } = meeting(groupId)
  const days = (one?.days ?? []).map((day) => ({
    date: dateIn(zone, day.startsAt),
    from: clockIn(zone, day.startsAt),
    to: clockIn(zone, day.endsAt),
  }))
  const input = { ...plan, days, title: one?.title ?? '', place: one?.place ?? '', ...more }
  return changeSeries(as(officer), { ...input, activityId, scope, version: one?.version ?? 0, reason: '' })
}

test('this and following move by as many days over the year; what was changed for one alone stays', async () => {
  const { id, ids } = await five()
  const [, second, third, fourth] = ids as [string, string, string, string]
  await change(fourth, 'one', { place: 'SDN 2 Ringinpitu' })
  await change(third, 'following', {
    days: [{ date: '2026-12-31', from: '13:00', to: '15:00' }],
    place: 'SDN 3 Ringinpitu',
  })
  expect((await told(id)).map(({ at, place }) => `${at} ${place}`)).toEqual([
    '2026-11-21 08:00 SDN 1 Ringinpitu',
    '2026-11-28 08:00 SDN 1 Ringinpitu',
    '2026-12-31 13:00 SDN 3 Ringinpitu',
    '2027-01-07 13:00 SDN 2 Ringinpitu',
    '2027-01-14 13:00 SDN 3 Ringinpitu',
  ])
  const sequences = await db().activity.findMany({
    where: { seriesId: id },
    orderBy: { startsAt: 'asc' },
    select: { sequence: true },
  })
  expect(sequences.map((one) => one.sequence)).toEqual([0, 0, 1, 2, 1])
  await change(second, 'all', { title: 'Diskusi bersama' })
  expect((await told(id)).every((one) => one.title === 'Diskusi bersama')).toBe(true)
})

test('an old version changes nothing anywhere, and neither do others', async () => {
  const { id, ids } = await five()
  const before = await told(id)
  const [first] = ids as [string]
  const { groupId: _group, days, ...plan } = meeting(groupId)
  const late = { ...plan, days, activityId: first, version: 7, reason: '', scope: 'all' as const }
  await expect(changeSeries(as(officer), late)).rejects.toMatchObject({
    complaint: { key: 'activityChanged' },
  })
  await expect(changeSeries(as(teacher), late)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeSeries(as(stranger), late)).rejects.toMatchObject({ code: 'notFound' })
  expect(await told(id)).toEqual(before)
})

test('cancelled: this and following, then all that are still to come about', async () => {
  const { id, ids } = await five()
  const [, second, , fourth] = ids as [string, string, string, string]
  const cancel = { activityId: fourth, scope: 'following' as const, reason: 'Ujian sekolah' }
  await expect(cancelSeries(as(officer), { ...cancel, reason: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(cancelSeries(as(teacher), cancel)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(cancelSeries(as(stranger), cancel)).rejects.toMatchObject({ code: 'notFound' })
  await cancelSeries(as(officer), cancel)
  const states = async () => (await told(id)).map((one) => one.state)
  expect(await states()).toEqual(['scheduled', 'scheduled', 'scheduled', 'cancelled', 'cancelled'])
  await cancelSeries(as(officer), { ...cancel, activityId: second, scope: 'all' })
  expect(new Set(await states())).toEqual(new Set(['cancelled']))
  await expect(cancelSeries(as(officer), cancel)).rejects.toMatchObject({
    complaint: { key: 'activityMoved' },
  })
  expect(
    await db().activityTransition.count({ where: { activity: { seriesId: id }, to: 'cancelled' } }),
  ).toBe(5)
})

test('sixty meetings in one go, and an agenda of problems on the first alone', async () => {
  const dates = datesOf('FREQ=WEEKLY;COUNT=60', saturday.date, 60)
  const { id } = await scheduleSeries(as(officer), series({ count: '60' }, dates))
  expect(await countOpen(officer, id)).toBe(60)
})

test('other meetings follow one that was moved', () => {
  const day = (date: string, from = '08:00', to = '11:00') => ({ date, from, to })
  const was = [day('2026-12-26')]
  expect(movedWith(was, [day('2026-12-27', '09:00', '12:00')], [day('2027-01-02')])).toEqual([
    day('2027-01-03', '09:00', '12:00'),
  ])
  expect(movedWith(was, [day('2026-12-27', '09:00')], [day('2027-01-02', '07:00')])).toEqual([
    day('2027-01-03', '07:00'),
  ])
  const longer = [day('2026-12-26'), day('2026-12-27')]
  expect(movedWith(was, longer, [day('2027-01-02')])).toEqual([day('2027-01-02'), day('2027-01-03')])
  expect(movedWith(was, [day('2026-12-28')], longer)).toEqual([day('2026-12-28'), day('2026-12-29')])
})

test('a single meeting is no series: changing all of it changes it alone', async () => {
  const { ids } = await five()
  const [first] = ids as [string]
  await db().activity.update({ where: { id: first }, data: { seriesId: null } })
  await change(first, 'all', { title: 'Sendiri' })
  expect(await db().activity.count({ where: { title: 'Sendiri' } })).toBe(1)
})
