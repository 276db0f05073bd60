import { expect, test } from 'vitest'
import { usualWebs } from '../../scripts/web/many'

const GB = 2 ** 30

test.each([
  ['a processor each', 2, 8 * GB, 2],
  ['four at most', 16, 64 * GB, 4],
  ['a GB of memory each', 4, 2.9 * GB, 2],
  ['one on the smallest machine', 1, 0.4 * GB, 1],
])('web servers of a port: %s', (_, processors, bytes, webs) => {
  expect(usualWebs(processors, bytes)).toBe(webs)
})
