import { expect, test } from 'vitest'
import { meansOf, nextState, openPoint, pairsOf, sumsOf } from '@/lib/competence/rules'
import type { Point } from '@/lib/competence/schema'

const all = (value: number) => Array.from({ length: 12 }, () => value)
const pair = (start: number, end: number) => ({ start: all(start), end: all(end) })

test('a round goes one way, and can be answered at its start and end', () => {
  expect([nextState('start'), nextState('between'), nextState('end')]).toEqual(['between', 'end', 'closed'])
  const states = ['start', 'between', 'end', 'closed'] as const
  expect(states.map(openPoint)).toEqual(['start', null, 'end', null])
})

test('means of the four competences', () => {
  expect(meansOf([1, 2, 3, 4, 4, 4, 1, 1, 2, 2, 3, 3])).toEqual([2, 4, 1.3, 2.7])
})

test('fewer than five are never summed up; the ends of the scale are cut off', () => {
  expect(sumsOf([1, 2, 3, 4].map((one) => pair(one, one)))).toBe(null)
  expect(sumsOf([1, 2, 2, 3, 3].map((one) => pair(one, 3)))).toEqual({
    pairs: 5,
    start: [2.2, 2.2, 2.2, 2.2],
    end: [3, 3, 3, 3],
  })
  expect(sumsOf(Array.from({ length: 6 }, () => pair(1, 4)))).toMatchObject({
    start: [1.2, 1.2, 1.2, 1.2],
    end: [3.8, 3.8, 3.8, 3.8],
  })
})

test('only those who answered both times are a pair', () => {
  const said = (personId: string, point: Point) => ({ personId, point, steps: all(2) })
  expect(pairsOf([said('a', 'start'), said('b', 'start'), said('b', 'end'), said('c', 'end')])).toEqual([
    { start: all(2), end: all(2) },
  ])
})
