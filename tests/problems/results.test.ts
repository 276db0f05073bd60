import { describe, expect, test } from 'vitest'
import { assertPlausible, nearestShares, progressOf, readingOf } from '@/lib/problems/results/rules'
import { figuresInput, figuresOf } from '@/lib/problems/results/schema'
import { mentionsPupil, withoutTrial } from '@/lib/problems/trials/rules'
import { figures } from '../support/trials'
import { NOW } from '../support/world'

const parsed = (change: object) => figuresInput.parse({ ...figures, ...change })

function said(change: object) {
  try {
    assertPlausible(parsed(change), NOW)
    return null
  } catch (error) {
    return (error as { fields: object }).fields
  }
}

test('progress: the difference, and the share of what was still to be gained', () => {
  expect(progressOf(61.5, 74.25)).toEqual({ difference: 12.75, gain: 12.75 / 38.5 })
  expect(progressOf(80, 70)).toEqual({ difference: -10, gain: -0.5 })
  expect(progressOf(100, 100)).toEqual({ difference: 0, gain: null })
  expect(progressOf(0.1, 0.3).difference).toBe(0.2)
})

test('few pupils are said to be few', () => {
  expect(readingOf(parsed({ pupils: '29' }))).toMatchObject({ few: true, before: 61.5, difference: 12.75 })
  expect(readingOf(parsed({ pupils: '30' })).few).toBe(false)
})

test('a share must be one that a whole number of pupils makes, as it was rounded', () => {
  expect(nearestShares(28, 32)).toBe(null)
  expect(nearestShares(28, 32.14)).toBe(null)
  expect(nearestShares(3, 66.6)).toBe(null)
  expect(nearestShares(28, 0)).toBe(null)
  expect(nearestShares(28, 100)).toBe(null)
  expect(nearestShares(28, 33.9)).toEqual({
    low: { count: 9, share: 32.14 },
    high: { count: 10, share: 35.71 },
  })
})

describe('what cannot be is refused, what jumps is asked back', () => {
  test.each([
    [{}, null],
    [{ afterOn: '2026-08-13' }, null],
    [{ afterOn: '2026-08-14' }, { 'figures.afterOn': { key: 'dateAhead' } }],
    [{ after: '101' }, 'invalid'],
    [{ beforeOn: '2026-08-12' }, null],
    [{ beforeOn: '2026-08-13' }, 'invalid'],
    [{ measure: 'share', before: '34', after: '75' }, 'before'],
    [{ measure: 'share', before: '25', after: '51' }, 'after'],
    [{ measure: 'share', before: '25', after: '50' }, null],
    [{ before: '30', after: '69,9' }, null],
    [{ before: '30', after: '70' }, { 'figures.sure': { key: 'jumpUp', values: { points: 40 } } }],
    [{ before: '90', after: '40' }, { 'figures.sure': { key: 'jumpDown', values: { points: 50 } } }],
    [{ before: '30', after: '70', sure: 'yes' }, null],
  ] as const)('%j', (change, expected) => {
    if (expected === 'invalid') return expect(() => parsed(change)).toThrow()
    const fields = said(change)
    if (expected === 'before' || expected === 'after')
      return expect(fields).toMatchObject({ [`figures.${expected}`]: { key: 'shareNotWhole' } })
    expect(fields).toEqual(expected)
  })
})

test('figures are absent only when no field of them was filled in', () => {
  expect(figuresOf({ tried: 'x', 'figures.measure': 'mean', 'figures.pupils': '' })).toBe(null)
  expect(figuresOf({ 'figures.measure': 'mean', 'figures.pupils': '28' })).toEqual({
    measure: 'mean',
    pupils: '28',
  })
})

test.each([
  ['Murid bernama andi belum paham.', true],
  ['Nama siswa: Budi', true],
  ['ananda Citra menangis', true],
  ['Siswa Dewi maju ke depan', true],
  ['Anak saya Eko', true],
  ['NISN 0012345678', true],
  ['Siswa Kelas II belum paham.', false],
  ['Seorang murid maju; murid lain membantu.', false],
  ['Nama alatnya biji-bijian.', false],
])('a hint of a pupil’s name: %s', (text, expected) => {
  expect(mentionsPupil('', text)).toBe(expected)
})

test.each([
  [['reported'], false, 'submitted'],
  [['reported', 'help', 'comment', 'trial'], false, 'helped'],
  [['reported', 'contact', 'trial'], false, 'helped'],
  [['reported', 'help', 'linked', 'trial', 'returned'], false, 'helped'],
  [['reported', 'linked', 'trial'], true, 'takenUp'],
  [['reported', 'joined', 'trial'], true, 'takenUp'],
  [['reported', 'joined', 'trial', 'left'], false, 'submitted'],
  [['reported', 'linked', 'joined', 'trial', 'left'], true, 'takenUp'],
  [['reported', 'linked', 'trial', 'returned'], false, 'submitted'],
  [['reported', 'help', 'trial', 'closed', 'reopened', 'trial'], false, 'submitted'],
  [['referralAccepted', 'takenUp', 'trial'], false, 'takenUp'],
])('without its trials a problem stands where its other events left it: %j', (events, held, state) => {
  expect(withoutTrial(events, held)).toBe(state)
})
