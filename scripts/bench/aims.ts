import type { Levels } from './coverage'
import type { Steps } from './steps'
import type { Spread } from './timed'

/** The aims of coverage, in milliseconds, and how much slower a larger nation may be. */
const QUERY_P99 = 5
const PAGE_P95 = 100
const GROWTH = { query: 1.3, page: 1.3, deep: 1.5, steps: 1.5, writers: 1.5 }

type Pages = { deep: number; first: Spread; far: Spread }
/** What a run wrote that another can be held against. */
export type Measured = {
  levels: Levels
  pages: Pages
  steps: Steps
  writes: { ratio: number; failed: number }
  differs: Record<string, Record<string, number>>
}

export type Judged = { what: string; found: number; aim: number; met: boolean }

const round = (number: number) => Math.round(number * 100) / 100
const judged = (what: string, found: number, aim: number, below: boolean): Judged => ({
  what,
  found: round(found),
  aim,
  met: below ? found < aim : found <= aim,
})

type Told = Pick<Measured, 'levels' | 'pages'> & Partial<Measured>

/** Each figure of one run that has an aim of its own, with whether it is met; of what was measured until now. */
export function judge({ levels, pages, writes, differs }: Told): Judged[] {
  return [
    ...Object.entries(levels).flatMap(([level, { query, anew, page, groups }]) => [
      // What stands out in many groups has no aim of its own but for the page that it is on.
      ...(groups ? [] : [judged(`${level}: query p99 ms`, query.p99, QUERY_P99, true)]),
      ...(anew ? [judged(`${level}: query anew p99 ms`, anew.p99, QUERY_P99, true)] : []),
      judged(`${level}: page p95 ms`, page.p95, PAGE_P95, true),
    ]),
    judged(
      `page ${pages.deep} of people by page 1, p95`,
      pages.far.p95 / pages.first.p95,
      GROWTH.deep,
      false,
    ),
    ...(writes
      ? [
          judged('fifty districts by one district', writes.ratio, GROWTH.writers, false),
          judged('meetings of writers at once that failed', writes.failed, 0, false),
        ]
      : []),
    ...Object.entries(differs ?? {}).map(([when, { region = 0, groups = 0, counters = 0 }]) =>
      judged(`${when}: cells unlike the recounts`, region + groups + counters, 0, false),
    ),
  ]
}

/** How many times slower this run is than an earlier one, figure by figure. */
export function compare(now: Measured, before: Measured): Judged[] {
  const ratio = (
    what: string,
    one: Spread | undefined,
    other: Spread | undefined,
    at: keyof Spread,
    aim: number,
  ) => (one && other ? [judged(`${what} ${at}, times`, one[at] / other[at], aim, false)] : [])
  return [
    ...Object.entries(now.levels).flatMap(([level, { query, anew, page }]) => [
      ...ratio(`${level}: query anew`, anew, before.levels[level]?.anew, 'p50', GROWTH.query),
      ...ratio(`${level}: query`, query, before.levels[level]?.query, 'p50', GROWTH.query),
      ...ratio(`${level}: query`, query, before.levels[level]?.query, 'p99', GROWTH.query),
      ...ratio(`${level}: page`, page, before.levels[level]?.page, 'p50', GROWTH.page),
      ...ratio(`${level}: page`, page, before.levels[level]?.page, 'p95', GROWTH.page),
    ]),
    ...ratio('first page of people', now.pages.first, before.pages.first, 'p95', GROWTH.page),
    ...ratio('page of people far down', now.pages.far, before.pages.far, 'p95', GROWTH.deep),
    ...(['hold', 'lock', 'approve'] as const).flatMap((step) => [
      ...ratio(`${step}:`, now.steps[step], before.steps[step], 'p50', GROWTH.steps),
      ...ratio(`${step}:`, now.steps[step], before.steps[step], 'p95', GROWTH.steps),
    ]),
  ]
}

/** One line for each aim, as a person reads it. */
export function told(all: Judged[]): string {
  return all
    .map(({ what, found, aim, met }) => `${met ? 'met   ' : 'MISSED'} ${what}: ${found} (aim ${aim})`)
    .join('\n')
}
