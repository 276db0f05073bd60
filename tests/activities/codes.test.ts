import { expect, test } from 'vitest'
import {
  type CheckInDay,
  canOpen,
  checkInState,
  codeAt,
  isLate,
  judgeCode,
  openingClock,
} from '@/lib/activities/checkin/rules'
import { longKey, shortKey } from '@/lib/core/short'

const key = { id: '01a20ff0-57dd-719e-a094-b91e5207a212', codeKey: '6f1c7d0e-55e4-4c39-8d7f-0a51d1f1a001' }
const at = (text: string) => new Date(text)
const after = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000)
const noon = at('2026-08-13T05:00:00Z')

test('a code is six digits, stands for one period and is accepted for one further', () => {
  const { code, left } = codeAt(key, noon)
  expect(code).toMatch(/^\d{6}$/)
  expect(left).toBe(30_000)
  expect(codeAt(key, after(noon, 29)).code).toBe(code)
  expect(codeAt(key, after(noon, 30)).code).not.toBe(code)
  expect(judgeCode(key, code, after(noon, 59))).toBe('right')
  expect(judgeCode(key, code, after(noon, 60))).toBe('old')
  expect(judgeCode(key, code, after(noon, 3599))).toBe('old')
  expect(judgeCode(key, code, after(noon, -1))).toBe('wrong')
  expect(judgeCode({ ...key, id: '01a20ff0-57dd-719e-a094-b91e5207a213' }, code, noon)).toBe('wrong')
  expect(judgeCode({ ...key, codeKey: '6f1c7d0e-55e4-4c39-8d7f-0a51d1f1a002' }, code, noon)).toBe('wrong')
})

test('codes are spread over all six digits, also with leading zeros', () => {
  const codes = Array.from({ length: 5000 }, (_, i) => codeAt(key, after(noon, i * 30)).code)
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(4950)
  expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(380)
})

// Begins in one year and ends in the next, past midnight.
const day: CheckInDay = {
  startsAt: at('2026-12-31T20:00:00+08:00'),
  endsAt: at('2027-01-01T00:30:00+08:00'),
  checkInByHand: null,
  checkInHandAt: null,
}

test.each([
  ['2026-12-31T19:29:59+08:00', 'early'],
  ['2026-12-31T19:30:00+08:00', 'open'],
  ['2026-12-31T23:59:59+08:00', 'open'],
  ['2027-01-01T01:00:00+08:00', 'open'],
  ['2027-01-01T01:00:01+08:00', 'over'],
  ['2027-01-01T20:00:00+08:00', 'over'],
  ['2025-12-31T20:00:00+08:00', 'early'],
])('by the clock, over midnight and New Year: %s is %s', (now, state) => {
  expect(checkInState(day, at(now))).toBe(state)
})

test('by hand it opens early, closes, and reopens for an hour; never on another day', () => {
  const early = at('2026-12-31T18:00:00+08:00')
  const opened = { ...day, checkInByHand: true, checkInHandAt: early }
  expect(checkInState(opened, early)).toBe('open')
  expect(checkInState(opened, at('2026-12-31T17:59:00+08:00'))).toBe('early')
  expect(checkInState(opened, at('2027-01-01T01:00:01+08:00'))).toBe('over')
  const closed = { ...day, checkInByHand: false, checkInHandAt: at('2026-12-31T20:10:00+08:00') }
  expect(checkInState(closed, at('2026-12-31T20:10:00+08:00'))).toBe('closed')
  expect(checkInState(closed, at('2026-12-31T20:09:59+08:00'))).toBe('open')
  expect(checkInState(closed, at('2027-01-01T01:00:01+08:00'))).toBe('over')
  const again = { ...day, checkInByHand: true, checkInHandAt: at('2027-01-01T02:00:00+08:00') }
  expect(checkInState(again, at('2027-01-01T03:00:00+08:00'))).toBe('open')
  expect(checkInState(again, at('2027-01-01T03:00:01+08:00'))).toBe('over')
  expect(canOpen(day, at('2026-12-31T16:59:59+08:00'))).toBe(false)
  expect(canOpen(day, at('2026-12-31T17:00:00+08:00'))).toBe(true)
  expect(canOpen(day, at('2027-01-01T03:30:00+08:00'))).toBe(true)
  expect(canOpen(day, at('2027-01-01T03:30:01+08:00'))).toBe(false)
})

test('late is later than a quarter of an hour; the opening is told in the zone of the group', () => {
  expect(isLate(day, at('2026-12-31T20:15:00+08:00'))).toBe(false)
  expect(isLate(day, at('2026-12-31T20:15:01+08:00'))).toBe(true)
  expect(isLate(day, at('2027-01-01T00:10:00+08:00'))).toBe(true)
  expect(openingClock(day, 'Asia/Makassar')).toBe('19.30 WITA')
  expect(openingClock(day, 'Asia/Jayapura')).toBe('20.30 WIT')
})

test('a short key is the key again, and nonsense is none', () => {
  expect(shortKey(key.id)).toMatch(/^[\w-]{22}$/)
  expect(longKey(shortKey(key.id))).toBe(key.id)
  for (const bad of ['', 'typed', key.id, '../../etc/passwd', 'ü'.repeat(22), 'a'.repeat(23)])
    expect(longKey(bad)).toBeNull()
})
