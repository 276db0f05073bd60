import { expect, test } from 'vitest'
import { monthPeriod, monthsOf } from '@/lib/coverage/rules'
import { periodOf, schoolMonths } from '@/lib/coverage/schema'

const named = (date: Date) => date.toISOString().slice(0, 7)

test('the twelve months of a school year are periods of one month each, in its order, and named by their date', () => {
  const whole = monthsOf({ year: 2026, part: 'year' })
  const months = schoolMonths.map((part) => monthsOf({ year: 2026, part }))
  for (const { from, to } of months) expect(named(from)).toBe(named(to))
  const names = months.map(({ from }) => named(from))
  expect(names).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(12)
  expect([names[0], names[11]]).toEqual([named(whole.from), named(whole.to)])
  for (const [i, month] of names.entries())
    expect(monthPeriod(month)).toEqual({ year: 2026, part: schoolMonths[i] })
})

test.each(['13', 'mars', '', ['juli', 'mei'], '2026-08'])(
  'a month %j that there is none of is the whole year',
  (part) => {
    expect(periodOf({ year: '2025', part }, 2026)).toEqual({ year: 2025, part: 'year' })
  },
)
