import { expect, test } from 'vitest'
import { xlsxBytes } from '@/lib/export/xlsx'

test('a workbook of a thousand groups is made aside: the server answers meanwhile', async () => {
  const late: number[] = []
  let at = performance.now()
  const beat = setInterval(() => {
    late.push(performance.now() - at - 5)
    at = performance.now()
  }, 5)
  const data = { name: 'x', columns: ['A', 'B'], rows: Array.from({ length: 50_000 }, (_, i) => ['KKG', i]) }
  const began = performance.now()
  const size = (await xlsxBytes(data)).length
  const took = performance.now() - began
  clearInterval(beat)
  expect(size).toBeGreaterThan(100_000)
  expect(late.length).toBeGreaterThan(10)
  expect(Math.max(...late)).toBeLessThan(took / 2)
})
