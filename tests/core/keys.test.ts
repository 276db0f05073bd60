import { expect, test } from 'vitest'
import { newKey } from '@/lib/core/keys'

test('keys tell their moment, and those of one are in their order however many', () => {
  const now = new Date('2026-12-01T00:00:00Z')
  const keys = Array.from({ length: 5000 }, () => newKey(now))
  expect(keys[0]).toMatch(/^01a22ee6-b000-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(keys).toEqual(keys.toSorted())
  expect(new Set(keys).size).toBe(5000)
  expect(newKey(new Date(now.getTime() - 1)).slice(0, 18)).toBe('01a22ee6-afff-7000')
})
