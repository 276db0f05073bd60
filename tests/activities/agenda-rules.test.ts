import { describe, expect, test } from 'vitest'
import { lineOf, linesOf, timesOf } from '@/lib/activities/agenda/rules'
import { buttonOf } from '@/lib/activities/agenda/schema'
import { clockFault, endDate, firstOverlap } from '@/lib/activities/rules'
import { clockIn, instantOf, whenRange } from '@/lib/core/time'

const ZONE = 'Asia/Makassar'
const at = (date: string, clock: string) => instantOf(ZONE, date, clock)
const day = (from: string, to: string, date = '2026-08-13', end = date) => ({
  startsAt: at(date, from),
  endsAt: at(end, to),
})
const clocks = (minutes: (number | null)[], days: ReturnType<typeof day>[]) =>
  timesOf(
    minutes.map((one) => ({ minutes: one })),
    days,
  ).map(({ from, to, rest }) => {
    const print = (moment: Date | null) => (moment ? clockIn(ZONE, moment) : '–')
    return `${print(from)} ${print(to)}${rest ? ' rest' : ''}`
  })

describe('the times of the items follow from the start', () => {
  test.each([
    ['all have minutes', [10, 45, 5], ['08:00 08:10', '08:10 08:55', '08:55 09:00']],
    ['one takes what is left', [10, null, 15], ['08:00 08:10', '08:10 08:45 rest', '08:45 09:00']],
    ['two without: no time behind the first', [10, null, null, 5], ['08:00 08:10', '08:10 –', '– –', '– –']],
    ['no minutes at all', [null, null], ['– –', '– –']],
    ['over the end', [50, 25], ['08:00 08:50', '08:50 09:15']],
    ['nothing left for the one without', [60, null], ['08:00 09:00', '09:00 –']],
    ['none', [], []],
  ])('%s', (_, minutes, wanted) => {
    expect(clocks(minutes, [day('08:00', '09:00')])).toEqual(wanted)
  })

  test('a night between two days does not count, and an item may lie over midnight', () => {
    const days = [day('08:00', '09:00'), day('13:00', '14:00', '2026-08-14')]
    expect(clocks([60, 30, 40], days)).toEqual(['08:00 09:00', '13:00 13:30', '13:30 14:10'])
    expect(clocks([30, 20], [day('23:45', '00:45', '2026-12-31', '2027-01-01')])).toEqual([
      '23:45 00:15',
      '00:15 00:35',
    ])
    expect(clocks([30], [])).toEqual(['– –'])
  })
})

test.each([
  ['Pembukaan 10 menit', 'Pembukaan', 10],
  ['Pembukaan (10)', 'Pembukaan', 10],
  ['Bedah modul – 45 mnt', 'Bedah modul', 45],
  ["Penutup 5'", 'Penutup', 5],
  ['Opening: 15 min', 'Opening', 15],
  // A bare number belongs to the title, and so does what cannot be a length.
  ['Bedah soal kelas 4', 'Bedah soal kelas 4', null],
  ['Diskusi (0)', 'Diskusi (0)', null],
  ['Diskusi 601 menit', 'Diskusi 601 menit', null],
  ['10 menit', '10 menit', null],
  ['Evaluasi (modul 3)', 'Evaluasi (modul 3)', null],
])('the line %j', (text, title, minutes) => {
  expect(lineOf(text)).toEqual({ title, minutes })
})

test('lines of the quick form, and the buttons of the list', () => {
  expect(linesOf(' Pembukaan 5 menit \n\n Doa ')).toEqual([
    { title: 'Pembukaan', minutes: 5 },
    { title: 'Doa', minutes: null },
  ])
  const id = '019a0000-0000-7000-8000-000000000001'
  expect(buttonOf({ activityId: id, do: `up.${id}` })).toEqual({ activityId: id, itemId: id, to: 'up' })
  expect(buttonOf({ activityId: id, do: 'up.x' })).toMatchObject({ itemId: undefined })
})

test.each([
  [{ from: '08:00', to: '11:00' }, null],
  [{ from: '08:00', to: '07:00' }, 'endBeforeStart'],
  [{ from: '08:00', to: '08:00' }, 'endEqualsStart'],
  [{ from: '08:00', to: '08:00', nextDay: true }, 'endEqualsStart'],
  [{ from: '19:30', to: '00:30', nextDay: true }, null],
  [{ from: '08:00', to: '00:00', nextDay: true }, null],
  [{ from: '08:00', to: '00:01', nextDay: true }, 'dayTooLong'],
  [{ from: '07:00', to: '23:01' }, 'dayTooLong'],
  [{ from: '08:00', to: '11:00', nextDay: true }, 'dayTooLong'],
])('the clock times %j', (times, wanted) => {
  expect(clockFault(times)).toBe(wanted)
})

test('days that meet over midnight, over New Year and on a leap day', () => {
  const late = { date: '2026-12-31', from: '20:00', to: '01:00', nextDay: true }
  const morning = (from: string) => ({ date: '2027-01-01', from, to: '03:00' })
  expect(endDate(late)).toBe('2027-01-01')
  expect(endDate({ date: '2028-02-28', nextDay: true })).toBe('2028-02-29')
  expect(firstOverlap([late, morning('00:30')])).toBe(1)
  expect(firstOverlap([morning('01:00'), late])).toBeNull()
  expect(endDate({ date: 'besok', nextDay: true })).toBe('besok')
})

test('shown with both dates when it ends on another one', () => {
  const [from, to] = [at('2026-12-31', '20:00'), at('2027-01-01', '01:00')]
  expect(whenRange('id', ZONE, from, to)).toBe('31 Des 2026 20.00 – 1 Jan 2027 01.00\u00a0WITA')
  expect(whenRange('id', ZONE, from, at('2026-12-31', '21:00'))).toBe(
    'Kamis, 31 Desember 2026, 20.00–21.00\u00a0WITA',
  )
})
