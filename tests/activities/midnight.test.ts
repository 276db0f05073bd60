import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { checkInState } from '@/lib/activities/checkin/rules'
import { changeActivity, scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { readActivity } from '@/lib/activities/queries'
import { recordAttendance } from '@/lib/activities/records/commands'
import { planOf } from '@/lib/activities/schema'
import { changeSeries, scheduleSeries } from '@/lib/activities/series/commands'
import { calendarText } from '@/lib/calendar/export'
import { readEntry } from '@/lib/calendar/feeds/queries'
import { clockIn, dateIn } from '@/lib/core/time'
import { openPoll } from '@/lib/polls/commands'
import { db } from '../support/database'
import { makeGroup, makeViewer, meeting } from '../support/world'

const NOW = new Date('2027-01-05T01:00:00Z')
const ZONE = 'Asia/Makassar'
let groupId: string
let officer: Viewer
const as = () => ({ viewer: officer, now: NOW })
const eve = { date: '2026-12-31', from: '20:00', to: '01:00', nextDay: true }

beforeAll(async () => {
  groupId = (await makeGroup('midnight', '52.03', ZONE)).id
  officer = await makeViewer({ officerOf: [groupId] })
})

const scheduled = (days: object[], now = NOW) =>
  scheduleMeeting({ viewer: officer, now }, { ...meeting(groupId), days: days as never }).then(({ id }) => id)

test('over New Year: hours, credit hours, check-in, calendar, and counted where it began', async () => {
  const id = await scheduled([eve])
  const found = await readActivity(officer, id)
  expect(found).toMatchObject({ jp: 6 })
  expect(found?.startsAt?.toISOString()).toBe('2026-12-31T12:00:00.000Z')
  expect(found?.endsAt?.toISOString()).toBe('2026-12-31T17:00:00.000Z')
  const day = { startsAt: found?.startsAt as Date, endsAt: found?.endsAt as Date }
  const hand = { checkInByHand: null, checkInHandAt: null }
  const inNewYear = (clock: string) => new Date(`2027-01-01T${clock}:00+08:00`)
  expect(checkInState({ ...day, ...hand }, inNewYear('00:40'))).toBe('open')
  expect(checkInState({ ...day, ...hand }, inNewYear('01:31'))).toBe('over')
  const entry = await readEntry(officer, groupId, id)
  const words = { name: 'x', on: 'x', postponed: 'x', cancelled: 'x' }
  const component = new ICAL.Component(ICAL.parse(calendarText(entry ? [entry] : [], 'https://a.id', words)))
  const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined)
  expect(event.endDate.toString()).toBe('2027-01-01T01:00:00')
  expect(event.startDate.toString()).toBe('2026-12-31T20:00:00')
  await recordAttendance(as(), { activityId: id, rows: [{ personId: officer.personId, status: 'present' }] })
  await stepActivity(as(), { activityId: id, step: 'hold', reason: '' })
  const [counter] = await db().coverageCounter.findMany({ where: { groupId, held: 1 } })
  expect(counter?.month.toISOString().slice(0, 7)).toBe('2026-12')
})

test.each([
  [[{ ...eve, nextDay: false }], 'days.0.to', 'endBeforeStart'],
  [[{ ...eve, to: '20:00' }], 'days.0.to', 'endEqualsStart'],
  [[{ ...eve, to: '12:01' }], 'days.0.to', 'dayTooLong'],
  [[eve, { date: '2027-01-01', from: '00:30', to: '02:00' }], 'days.1.from', 'daysOverlap'],
  [[{ ...eve, date: '2027-02-29' }], 'days.0.date', 'date'],
])('refused with a sentence: %j', async (days, field, key) => {
  await expect(scheduled(days)).rejects.toMatchObject({ fields: { [field]: { key } } })
})

test('a day may begin as the night before it ends, and the form says so by its checkbox alone', async () => {
  const morning = { date: '2027-01-01', from: '01:00', to: '02:00', nextDay: false }
  const id = await scheduled([morning, eve])
  expect((await readActivity(officer, id))?.days).toHaveLength(2)
  const sent = { 'days.0.date': '2026-12-31', 'days.0.from': '20:00', 'days.0.to': '01:00' }
  expect(planOf(sent).days).toMatchObject([{ nextDay: false }])
  expect(planOf({ ...sent, 'days.0.nextDay': '1' }).days).toEqual([eve])
})

test('changed back to an evening, and nothing changes when it is saved as it stands', async () => {
  const id = await scheduled([{ ...eve, date: '2027-01-20' }])
  const { groupId: _, ...plan } = meeting(groupId)
  const change = (version: number, days: object[]) =>
    changeActivity(as(), { ...plan, activityId: id, version, reason: '', days: days as never })
  await change(1, [{ ...eve, date: '2027-01-20' }])
  expect((await readActivity(officer, id))?.transitions).toHaveLength(1)
  await change(2, [{ date: '2027-01-20', from: '20:00', to: '22:00' }])
  expect(await readActivity(officer, id)).toMatchObject({ jp: 2 })
})

test('in a series every night ends on its own next date, also when one is moved for all', async () => {
  const { agenda, problemIds, ...words } = meeting(groupId)
  const rows = [{ date: '2027-02-27', from: '21:00', to: '00:30', nextDay: true, mode: 'in' as const }]
  const rule = { rows, repeat: 'weekly' as const, every: 1, until: null, count: 2 }
  const dates = ['2027-02-27', '2027-03-06']
  const { id } = await scheduleSeries(as(), { ...words, agenda, problemIds, rule, dates })
  const nights = async () => {
    const found = await db().activity.findMany({ where: { seriesId: id }, orderBy: { startsAt: 'asc' } })
    return found.map(({ endsAt }) => `${dateIn(ZONE, endsAt as Date)} ${clockIn(ZONE, endsAt as Date)}`)
  }
  expect(await nights()).toEqual(['2027-02-28 00:30', '2027-03-07 00:30'])
  const [first] = await db().activity.findMany({ where: { seriesId: id }, orderBy: { startsAt: 'asc' } })
  await changeSeries(as(), {
    ...words,
    activityId: first?.id ?? '',
    version: 1,
    reason: '',
    scope: 'all',
    days: [{ date: '2027-02-27', from: '21:00', to: '01:00', nextDay: true }],
  })
  expect(await nights()).toEqual(['2027-02-28 01:00', '2027-03-07 01:00'])
})

test('a poll asks for a night too', async () => {
  const options = [eve, { ...eve, date: '2027-01-02' }]
  const { id } = await openPoll(as(), {
    groupId,
    title: 'Malam mana?',
    options,
    closesOn: '',
    closesFrom: '',
  })
  const found = await db().pollOption.findMany({ where: { pollId: id }, orderBy: { startsAt: 'asc' } })
  expect(found.map((one) => one.endsAt.toISOString())).toEqual([
    '2026-12-31T17:00:00.000Z',
    '2027-01-02T17:00:00.000Z',
  ])
})
