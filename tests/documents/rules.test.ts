import { expect, test } from 'vitest'
import { formatFault, letterNumber, needsCode } from '@/lib/documents/letterhead/rules'
import { agendaOf } from '@/lib/documents/papers/rules'
import { CODE_SIGNS, codeOf, grouped, lacking, newCode } from '@/lib/documents/rules'

test.each([
  ['{number:3}/{group code}/{roman month}/{year}', '045/KKG-G3.WNY/X/2026'],
  ['421.2/{number}/{month}/{year}', '421.2/45/10/2026'],
  ['{year}-{number:6}', '2026-000045'],
])('the number of a format: %s', (format, number) => {
  expect(formatFault(format)).toBeNull()
  expect(letterNumber(format, { serial: 45, code: 'KKG-G3.WNY', on: '2026-10-13' })).toBe(number)
})

test('a number with more digits than asked for stays whole, and a dollar sign is text', () => {
  const numbered = letterNumber('{number:2}/{group code}/{year}', {
    serial: 12345,
    code: '$&',
    on: '2026-01-31',
  })
  expect(numbered).toBe('12345/$&/2026')
})

test.each([
  ['{group code}/{roman month}/{year}', 'formatNumber'],
  ['{number:3}/{group code}', 'formatYear'],
  ['{number:3}/{tahun}/{year}', 'formatUnknown'],
  ['{number:0}/{year}', 'formatUnknown'],
  ['{number:99}/{year}', 'formatUnknown'],
  ['{number/{year}', 'formatBraces'],
  ['number}/{number}/{year}', 'formatBraces'],
  ['{}/{number}/{year}', 'formatUnknown'],
])('a format with a fault is refused: %s', (format, fault) => {
  expect(formatFault(format)).toBe(fault)
})

test('only a format that names the group needs its code', () => {
  expect(needsCode('{number}/{group code}/{year}')).toBe(true)
  expect(needsCode('{number}/{year}')).toBe(false)
})

test('a code has no sign that is taken for another, and is read however it was typed', () => {
  expect(CODE_SIGNS).not.toMatch(/[01ILOU]/)
  const code = newCode((below) => below - 1)
  expect(code).toHaveLength(12)
  expect(codeOf(grouped(code))).toBe(code)
  expect(codeOf(' abcd efgh–jkmn ')).toBe('ABCDEFGHJKMN')
  for (const bad of ['', 'ABCD', 'ABCDEFGHJKM0', 'ABCDEFGHJKMNP', "' OR 1=1 --", 'ABCD\u0000EFGHJKMN'])
    expect(codeOf(bad)).toBeNull()
})

test.each([
  ['invitation', { state: 'postponed' }, 'needsDate'],
  ['invitation', { state: 'scheduled' }, null],
  ['invitation', { state: 'cancelled' }, 'needsDate'],
  ['attendance', { state: 'held' }, 'needsLock'],
  ['minutes', { state: 'locked' }, 'needsApproval'],
  ['report', { state: 'approved', reported: false }, 'needsReport'],
  ['statement', { state: 'locked', present: 0 }, 'nobodyPresent'],
  ['statement', { state: 'locked' }, null],
] as const)('%s needs what it states to be settled: %o', (kind, change, lacks) => {
  const settled = { state: 'approved' as const, reported: true, present: 1 }
  expect(lacking(kind, { ...settled, ...change })).toBe(lacks)
})

test('an agenda on paper says when each item is, how long and by whom', () => {
  const day = (date: string, from: string, to: string) => ({
    startsAt: new Date(`${date}T${from}:00+08:00`),
    endsAt: new Date(`${date}T${to}:00+08:00`),
  })
  const item = (title: string, minutes: number | null, ownerName = '') => ({
    ...{ title, minutes, ownerName },
    ...{ outcome: 'pending', owner: null, problemId: null, problem: null },
  })
  const printed = (agenda: object[], days: object[]) =>
    agendaOf({ agenda, days, group: { zone: 'Asia/Makassar' } } as never, false).map((one) => one.minutes)
  const one = [day('2026-08-13', '08:00', '09:00')]
  expect(printed([item('a', 10, 'Bu Sari'), item('b', null)], one)).toEqual([
    '08.00–08.10\u00a0WITA, 10 menit, Bu Sari',
    '08.10–09.00\u00a0WITA',
  ])
  expect(printed([item('a', null), item('b', null)], one)).toEqual(['', ''])
  const two = [...one, day('2026-08-14', '08:00', '09:00')]
  expect(printed([item('a', 60), item('b', 60)], two)[1]).toBe('14 Agu 2026, 08.00–09.00\u00a0WITA, 60 menit')
})
