import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clockRange,
  dateIn,
  instantOf,
  isDate,
  longDate,
  monthOf,
  schoolYearOf,
  zoneLabel,
  zoneNames,
} from '@/lib/core/time'

const start = instantOf('Asia/Makassar', '2015-01-14', '08:00')
const end = instantOf('Asia/Makassar', '2015-01-14', '13:00')

test('the Lombok Timur meeting prints as on its letter', () => {
  expect(start.toISOString()).toBe('2015-01-14T00:00:00.000Z')
  expect(clockRange('id', 'Asia/Makassar', start, end)).toBe('08.00–13.00\u00a0WITA')
  expect(longDate('id', 'Asia/Makassar', start)).toBe('Rabu, 14 Januari 2015')
})

test.each([
  ['Asia/Jakarta', '2026-12-31', 'WIB'],
  ['Asia/Makassar', '2027-01-01', 'WITA'],
  ['Asia/Jayapura', '2027-01-01', 'WIT'],
  ['Asia/Kolkata', '2026-12-31', 'Asia/Kolkata'],
])('an instant near New Year in %s', (zone, date, label) => {
  expect(dateIn(zone, new Date('2026-12-31T16:30:00Z'))).toBe(date)
  expect(zoneLabel(zone)).toBe(label)
})

test('dates that do not exist are refused', () => {
  expect(isDate('2027-02-29')).toBe(false)
  expect(isDate('2028-02-29')).toBe(true)
  expect(isDate('13/08/2026')).toBe(false)
  expect(() => instantOf('Asia/Jakarta', '2027-02-29', '08:00')).toThrow(RangeError)
})

test('the school year begins in July, in the zone of the group', () => {
  const lastJune = new Date('2026-06-30T16:30:00Z')
  expect(schoolYearOf('Asia/Jakarta', lastJune)).toBe(2025)
  expect(schoolYearOf('Asia/Jayapura', lastJune)).toBe(2026)
  expect(monthOf('Asia/Jayapura', lastJune).toISOString()).toBe('2026-07-01T00:00:00.000Z')
})

test('a date is the one that the database of time zones says, at any moment of the past century and the next', () => {
  const printers = new Map(
    zoneNames.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone })]),
  )
  const moments = fc.date({ min: new Date('1930-01-01'), max: new Date('2130-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.constantFrom(...zoneNames), moments, (zone, at) => {
      expect(dateIn(zone, at)).toBe(printers.get(zone)?.format(at))
    }),
  )
})
