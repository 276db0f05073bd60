import { expect, test } from 'vitest'
import { interruption, ledger, share, type Wish } from '@/scripts/cluster/judge'
import { poolerSettings, proxySettings } from '@/scripts/cluster/settings'

const wish = (key: string, began: number, done: number | null, tries = 1): Wish => ({
  key,
  began,
  done,
  tries,
})

test('an acknowledged record that is missing is lost, one that is there again is double, and neither hides the other', () => {
  const wishes = [wish('a', 0, 1), wish('b', 0, 2), wish('c', 0, 3), wish('d', 0, null), wish('e', 0, null)]
  expect(ledger(wishes, ['a', 'b', 'b', 'd'])).toEqual({ acknowledged: 3, lost: 1, twice: 1, open: 2 })
  expect(ledger(wishes, ['a', 'b', 'c', 'e', 'e'])).toEqual({ acknowledged: 3, lost: 0, twice: 1, open: 2 })
})

test('what people felt of a blow: the longest silence that touches it, and the longest wait', () => {
  const steady = Array.from({ length: 60 }, (_, i) => wish(`${i}`, i * 1000 - 300, i * 1000))
  const silent = steady.filter(({ done }) => done === null || done <= 20_000 || done >= 24_000)
  const blow = { part: 'x', at: 20_500, back: 22_500 }
  expect(interruption(blow, silent)).toEqual({ nobodyAnswered: 4000, longestWait: 300, triedAgain: 0 })
  const patient = [...silent, wish('p', 20_400, 26_400, 9)]
  expect(interruption(blow, patient)).toEqual({ nobodyAnswered: 4000, longestWait: 6000, triedAgain: 1 })
  // A silence at another time is none of this blow's.
  expect(interruption({ part: 'y', at: 40_000, back: 41_000 }, silent).nobodyAnswered).toBe(1000)
})

test('shares of values', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect([share(values, 0.5), share(values, 0.99), share([], 0.5)]).toEqual([50, 99, 0])
})

test('the pooler lends by the transaction, and the proxy repeats only what reached nobody', () => {
  const pooler = poolerSettings({ port: 1, database: 2, users: '/u' })
  expect(pooler).toContain('pool_mode = transaction\n')
  expect(pooler).toContain('sanggar = host=127.0.0.1 port=2 dbname=sanggar\n')
  const proxy = proxySettings({ port: 3, webs: [4, 5] })
  expect(proxy).toMatch(/server web1 127\.0\.0\.1:4\n {2}server web2 127\.0\.0\.1:5\n/)
  expect(proxy.match(/retry-on .*/g)).toEqual(['retry-on conn-failure'])
  expect(proxy).not.toMatch(/cookie|stick/)
})
