import { expect, test, vi } from 'vitest'
import { known, madeOnce } from '@/lib/core/known'

test('the same text gives the same object, until others took its room', () => {
  const read = known<{ text: string }>(10)
  const ask = (text: string) => read(text, () => ({ text }))
  const [a, b] = [ask('aaaa'), ask('bbbb')]
  expect([ask('aaaa') === a, ask('bbbb') === b]).toEqual([true, true])
  // Asked for last, `a` stays.
  ask('aaaa')
  ask('cccc')
  expect(ask('aaaa')).toBe(a)
  expect(ask('bbbb')).not.toBe(b)
  const long = ask('longer than there is room')
  expect(long).toEqual({ text: 'longer than there is room' })
  expect(ask('longer than there is room')).not.toBe(long)
  expect(ask('aaaa')).not.toBe(a)
})

test('what makes nothing is asked again, and a thing that is nothing is remembered', () => {
  const read = known<undefined>(100)
  const make = vi.fn(() => undefined)
  read('a', make)
  read('a', make)
  expect(make).toHaveBeenCalledTimes(1)
  const fails = () => {
    throw new Error('no')
  }
  expect(() => read('b', fails)).toThrow('no')
  expect(read('b', make)).toBeUndefined()
  expect(make).toHaveBeenCalledTimes(2)
})

test('what was made of an object is remembered by it and by the words beside', () => {
  const make = vi.fn(() => ({}))
  const once = madeOnce<object>()
  const [one, other] = [{}, {}]
  const first = once(one, 'id', make)
  expect(once(one, 'id', make)).toBe(first)
  expect(once(one, 'en', make)).not.toBe(first)
  expect(once(other, 'id', make)).not.toBe(first)
  expect(make).toHaveBeenCalledTimes(3)
})
