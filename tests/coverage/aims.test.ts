import { expect, test } from 'vitest'
import { compare, judge, type Measured } from '../../scripts/bench/aims'

const spread = (ms: number) => ({ least: ms, p50: ms, p95: ms, p99: ms })
const run = (ms: number): Measured => ({
  levels: {
    nation: { query: spread(ms / 10), anew: spread(ms / 5), page: spread(ms) },
    supervisorOfProvince: { query: spread(ms), page: spread(ms), groups: 1000 },
  },
  pages: { deep: 50_000, first: spread(ms), far: spread(ms) },
  steps: { hold: spread(ms), lock: spread(ms), approve: spread(ms) },
  writes: { ratio: 1.1, failed: 0 },
  differs: { behind: { region: 0, groups: 0, counters: 0 } },
})
const missed = (all: ReturnType<typeof judge>) => all.filter((one) => !one.met).map((one) => one.what)

test('each figure is held against its aim, and a run against an earlier one', () => {
  expect(missed(judge(run(20)))).toEqual([])
  expect(missed(judge(run(40)))).toEqual(['nation: query anew p99 ms'])
  expect(missed(judge(run(100)))).toEqual([
    'nation: query p99 ms',
    'nation: query anew p99 ms',
    'nation: page p95 ms',
    'supervisorOfProvince: page p95 ms',
  ])
  const wrong = { ...run(20), writes: { ratio: 1.6, failed: 1 }, differs: { behind: { region: 2 } } }
  expect(missed(judge(wrong))).toHaveLength(3)
  expect(missed(compare(run(26), run(20)))).toEqual([])
  const slower = missed(compare(run(28), run(20)))
  expect(slower).toContain('nation: page p95, times')
  expect(slower).not.toContain('hold: p95, times')
  expect(missed(compare(run(32), run(20)))).toContain('hold: p95, times')
})
