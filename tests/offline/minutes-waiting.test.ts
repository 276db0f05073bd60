import { expect, test } from 'vitest'
import { together } from '@/components/activities/minutes/sync'
import { deedsOf, draftOf } from '@/components/activities/minutes/waiting'
import type { Item } from '@/components/offline/outbox'

const place = { activity: 'a', group: 'g', title: 'Notulen', from: '/m' }
const base = { version: 3, text: 'Satu', decisions: '' }
const mine = { text: 'Satu\nDua', decisions: 'D' }
const key = () => 'new'
const asItems = (deeds: ReturnType<typeof deedsOf>, tried = 0) =>
  deeds.map((deed, seq) => ({ ...deed, seq, tried }) as Item)

test('what was never sent is one deed from its base, and comes back as it was', () => {
  const deeds = deedsOf({ base, pending: null, mine }, place, key)
  expect(deeds).toHaveLength(1)
  expect(deeds[0]).toMatchObject({
    key: 'new',
    about: 'minutes a',
    fields: { version: '3', 'base.text': 'Satu', text: mine.text },
  })
  expect(draftOf(asItems(deeds))).toEqual({ base, pending: null, mine })
  // Tried by the outbox, its outcome is open.
  expect(draftOf(asItems(deeds, 5))?.pending).toEqual({ key: 'new', version: 3, ...mine })
  expect(deedsOf({ base, pending: null, mine: base }, place, key)).toEqual([])
  expect(draftOf([])).toBeNull()
})

test('a save whose answer was lost goes first under its own key, and what was written after it is based on it', () => {
  const pending = { key: 'k', version: 3, text: 'Satu\nLama', decisions: '' }
  const draft = { base, pending, mine }
  const deeds = deedsOf(draft, place, key)
  expect(deeds.map((deed) => [deed.key, deed.fields['base.text'], deed.fields.text])).toEqual([
    ['k', 'Satu', 'Satu\nLama'],
    ['new', 'Satu\nLama', 'Satu\nDua'],
  ])
  expect(draftOf(asItems(deeds))).toEqual(draft)
  expect(deedsOf({ ...draft, mine: pending }, place, key)).toHaveLength(1)
})

test('what several pages left is one text: an earlier state of the same words does not come twice, and no line is dropped', () => {
  const left = (text: string, from = '') => ({
    base: { version: 0, text: from, decisions: '' },
    pending: null,
    mine: { text, decisions: '' },
  })
  const texts = (...all: ReturnType<typeof left>[]) => together(all)?.mine.text
  expect(texts(left('Satu'), left('Satu\nDua'), left('Satu'))).toBe('Satu\nDua')
  expect(texts(left('Satu\nDua\nTiga'), left('Satu\nTiga'))).toBe('Satu\nDua\nTiga')
  expect(texts(left('Satu\nDua', 'Satu'), left('Satu\nTiga', 'Satu'))?.split('\n').toSorted()).toEqual([
    'Dua',
    'Satu',
    'Tiga',
  ])
  expect(together([])).toBeNull()
})
