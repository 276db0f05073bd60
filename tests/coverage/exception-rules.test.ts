import { describe, expect, test } from 'vitest'
import { lastWords } from '@/lib/coverage/exceptions/notes/rules'
import { behindOf, nextOf } from '@/lib/coverage/exceptions/paths'
import {
  daysBetween,
  type Exception,
  exceptionsOf,
  type Facts,
  holidaysBetween,
  type Unfinished,
  weightOf,
} from '@/lib/coverage/exceptions/rules'
import { exceptionFilter } from '@/lib/coverage/exceptions/schema'

const meetings = (people: number[]) =>
  people.map((one, i) => ({ id: `m${i}`, on: `2026-1${i < 3 ? 1 : 0}-0${9 - i}`, people: one }))
const oldest: Unfinished = { id: 'a', kind: 'meeting', state: 'held', on: '2026-09-01', minutes: false }

/** A group in which all is well on 28 November 2026. */
const well: Facts = {
  today: '2026-11-28',
  yearStart: '2026-07-01',
  month: '2026-11-01',
  objectives: [
    { objective: 'A', planned: 3, held: 3 },
    { objective: 'D', planned: 3, held: 2 },
  ],
  papers: { held: 9, undocumented: 0, oldest: null },
  lastHeld: '2026-11-20',
  since: '2025-07-01',
  next: null,
  holidays: [],
  problems: { days: 42, open: 4, overdue: 0, oldest: '2026-11-01' },
  meetings: meetings([20, 20, 20, 20, 20, 20]),
}
const found = (more: Partial<Facts>) => exceptionsOf({ ...well, ...more })
const kinds = (more: Partial<Facts>) => found(more).map((one) => one.kind)

test('where all is well nothing stands out', () => {
  expect(found({})).toEqual([])
})

describe('silent', () => {
  test('after 43 days, not after 42', () => {
    expect(kinds({ lastHeld: '2026-10-17' })).toEqual([])
    expect(found({ lastHeld: '2026-10-16', next: '2026-12-05' })).toEqual([
      {
        kind: 'silent',
        days: 43,
        free: 0,
        last: '2026-10-16',
        since: '2025-07-01',
        next: '2026-12-05',
      },
    ])
  })
  test('school holidays are not counted, each day once', () => {
    const holidays: Facts['holidays'] = [
      ['2026-10-20', '2026-10-24'],
      ['2026-10-23', '2026-10-26'],
    ]
    expect(kinds({ lastHeld: '2026-10-10', holidays })).toEqual([])
    expect(found({ lastHeld: '2026-10-09', holidays })).toMatchObject([{ days: 43, free: 7 }])
  })
  test('a group that never met is counted from the day on which it came', () => {
    expect(kinds({ lastHeld: null, since: '2026-11-01' })).toEqual([])
    expect(found({ lastHeld: null, since: '2026-10-01' })).toMatchObject([{ days: 58, last: null }])
  })
  test('what was held today or is marked ahead of its end is no silence', () => {
    expect(kinds({ lastHeld: '2026-11-30' })).toEqual([])
  })
})

test.each([
  [[], 0],
  [[['2026-01-01', '2026-01-10']], 0],
  [[['2026-01-05', '2026-01-12']], 2],
  [[['2026-01-15', '2026-02-20']], 6],
  [[['2026-01-11', '2026-01-20']], 10],
  [[['2025-12-01', '2026-03-01']], 10],
  [
    [
      ['2026-01-14', '2026-01-15'],
      ['2026-01-12', '2026-01-18'],
    ],
    7,
  ],
  [
    [
      ['2026-01-12', '2026-01-18'],
      ['2026-01-14', '2026-01-15'],
    ],
    7,
  ],
  [[['2026-01-21', '2026-01-25']], 0],
] as [Facts['holidays'], number][])('of 11 to 20 January, holidays %j take %i days', (holidays, days) => {
  expect(holidaysBetween('2026-01-10', '2026-01-20', holidays)).toBe(days)
})

test('days between dates', () => {
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(0)
})

test('planned and nothing held: only objectives with a plan, until the end of last month', () => {
  const objectives: Facts['objectives'] = [
    { objective: 'A', planned: 2, held: 0 },
    { objective: 'B', planned: 0, held: 0 },
    { objective: 'C', planned: 1, held: 0 },
    { objective: 'D', planned: 2, held: 1 },
  ]
  expect(found({ objectives })).toEqual([
    {
      kind: 'nothingHeld',
      rows: [
        { objective: 'A', planned: 2 },
        { objective: 'C', planned: 1 },
      ],
      from: '2026-07-01',
      to: '2026-10-31',
    },
  ])
})

test('held and not documented: how many of how many, and the oldest', () => {
  expect(found({ papers: { held: 9, undocumented: 2, oldest } })).toEqual([
    { kind: 'undocumented', count: 2, of: 9, days: 88, oldest },
  ])
})

test('problems open for longer than the group wants', () => {
  expect(kinds({ problems: { days: 42, open: 0, overdue: 0, oldest: null } })).toEqual([])
  expect(found({ problems: { days: 30, open: 4, overdue: 1, oldest: '2026-10-01' } })).toEqual([
    { kind: 'overdue', count: 1, of: 4, patience: 30, days: 58, oldest: '2026-10-01' },
  ])
})

describe('falling', () => {
  test.each([
    [[15, 15, 15, 20, 20, 20], ['falling']],
    [[15, 15, 16, 20, 20, 20], []],
    [[0, 0, 0, 3, 3, 3], ['falling']],
    [[0, 0, 0, 3, 3, 2], []],
    [[1, 1, 1, 20, 20], []],
    [[30, 30, 30, 20, 20, 20], []],
    [[15, 15, 15, 20, 20, 20, 90], ['falling']],
  ])('%j: %j', (people, expected) => {
    expect(kinds({ meetings: meetings(people) })).toEqual(expected)
  })
  test('figures of both threes, in the order of time', () => {
    const [one] = found({ meetings: meetings([10, 11, 12, 20, 21, 22]) })
    expect(one).toMatchObject({ kind: 'falling', now: 33, before: 63, percent: 47 })
    expect(one?.kind === 'falling' && one.meetings.map(({ people }) => people)).toEqual([
      22, 21, 20, 12, 11, 10,
    ])
  })
})

describe('one-sided', () => {
  const held = (a: number, d: number): Facts['objectives'] => [
    { objective: 'A', planned: a, held: a },
    { objective: 'D', planned: d, held: d },
  ]
  test.each([
    [3, 2, []],
    [2, 3, []],
    [4, 1, ['oneSided']],
    [4, 0, []],
    [5, 0, ['oneSided']],
    [6, 4, []],
    [7, 4, ['oneSided']],
  ])('%i and %i', (a, d, expected) => {
    expect(kinds({ objectives: held(a, d).filter((one) => one.held) })).toEqual(expected)
  })
  test('its share never reads as the limit itself', () => {
    expect(found({ objectives: held(61, 40) })).toMatchObject([
      { objective: 'A', held: 61, of: 101, percent: 61 },
    ])
  })
})

test('more that stands out comes first, then what has waited longer', () => {
  const silent = { kind: 'silent', days: 50 } as Exception
  const side = { kind: 'oneSided' } as Exception
  const endless = { kind: 'overdue', days: 99_999 } as Exception
  const weights = [[side], [silent], [endless], [side, side], [silent, side]].map(weightOf)
  expect(weights).toEqual([...weights].sort((a, b) => a - b))
  expect(new Set(weights).size).toBe(5)
})

test('each leads to what stands behind it, and officers to the next thing', () => {
  const [silent] = found({ lastHeld: null })
  const [unheld] = found({ objectives: [{ objective: 'A', planned: 1, held: 0 }] })
  const [late] = found({ problems: { ...well.problems, overdue: 1 } })
  const [fewer] = found({ meetings: meetings([1, 1, 1, 9, 9, 9]) })
  const [side] = found({ objectives: [{ objective: 'B', planned: 9, held: 9 }] })
  expect([silent, unheld, late, fewer, side].map((one) => one && behindOf(one))).toEqual([
    '/meetings',
    '/programme/actual',
    '/problems?show=overdue',
    '/meetings',
    '/coverage/B?stage=held&year=2026&part=year',
  ])
  expect([silent, unheld, late, fewer, side].map((one) => one && nextOf(one).path)).toEqual([
    '/meetings/new',
    '/meetings/new',
    '/problems/waiting',
    '/polls/new',
    '/programme/gaps',
  ])
  const next = (more: Partial<Unfinished>) => {
    const one = { kind: 'undocumented', count: 1, of: 1, days: 1, oldest: { ...oldest, ...more } } as const
    return [behindOf(one), nextOf(one)]
  }
  expect(next({})).toEqual([
    '/coverage/timeline?year=2026&part=year',
    { path: '/meetings/a#desk', step: 'lock' },
  ])
  expect(next({ state: 'locked', on: '2026-05-01' })).toEqual([
    '/coverage/timeline?year=2025&part=year',
    { path: '/meetings/a/minutes', step: 'minutes' },
  ])
  expect(next({ state: 'locked', minutes: true })[1]).toEqual({ path: '/meetings/a#desk', step: 'approve' })
  expect(next({ kind: 'sharing', state: 'locked' })[1]).toEqual({
    path: '/sharing/a#materials',
    step: 'publish',
  })
})

test('what was last said: by whom and how many days ago, with visits of the whole group', () => {
  const word = {
    exception: 'silent' as const,
    kind: 'comment' as const,
    bySupervisor: true,
    on: '2026-11-25',
  }
  const whole = { exception: null, kind: 'visit' as const, bySupervisor: true, on: '2026-11-27' }
  const words = [word, { ...whole, exception: 'silent' as const, on: '2026-11-20' }, whole]
  expect(lastWords({ today: '2026-11-28', words }, 'silent')).toEqual([
    { what: 'comment', days: 3 },
    { what: 'visit', days: 1 },
  ])
  expect(lastWords({ today: '2026-11-28', words: words.toReversed() }, 'silent')).toEqual([
    { what: 'comment', days: 3 },
    { what: 'visit', days: 1 },
  ])
  expect(lastWords({ today: '2026-11-28', words }, 'overdue')).toEqual([{ what: 'visit', days: 1 }])
  const answered = [{ ...word, bySupervisor: false, on: '2026-11-28' }]
  expect(lastWords({ today: '2026-11-28', words: answered }, 'silent')).toEqual([{ what: 'answer', days: 0 }])
})

test('a filter that makes no sense is left out', () => {
  expect(exceptionFilter.parse({ kind: 'all', after: 'x' })).toEqual({ kind: null, after: null })
  const id = '019a0000-0000-7000-8000-00000000000a'
  expect(exceptionFilter.parse({ kind: 'silent', after: `20050_${id}` })).toEqual({
    kind: 'silent',
    after: { weight: 20_050, id },
  })
  for (const after of ['1_zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz', `1234567890_${id}`, ['1', '2'], undefined])
    expect(exceptionFilter.parse({ after }).after).toBe(null)
})
