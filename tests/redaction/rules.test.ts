import { expect, test } from 'vitest'
import en from '@/lib/i18n/messages/en.json'
import indonesian from '@/lib/i18n/messages/id.json'
import { places } from '@/lib/redaction/registry'
import {
  BLANK,
  blanked,
  blankedJson,
  excerpt,
  holdsBlank,
  likesOf,
  patternOf,
  phrasesOf,
  wordsOf,
} from '@/lib/redaction/rules'
import { redactInput } from '@/lib/redaction/schema'

const blank = (text: string, phrases: string[], inside = false) =>
  blanked(text, patternOf({ phrases, inside })).text

test.each([
  ['Ani belum berani, kata ANI.', ['ani'], `${BLANK} belum berani, kata ${BLANK}.`],
  ['Andi  Saputra dan Andi', ['Andi', 'Andi Saputra'], `${BLANK} dan ${BLANK}`],
  ['Andinya Andi', ['Andi'], `Andinya ${BLANK}`],
  ["Nu’man dan nu'man", ["Nu'man"], `${BLANK} dan ${BLANK}`],
  ['Budi_1 Budi2 (Budi)', ['Budi'], `Budi_1 Budi2 (${BLANK})`],
  ['C++ (x) [y] a-b', ['x) [y'], `C++ (${BLANK}] a-b`],
  ['Élodie dan Rosé', ['élodie', 'Rosé'], `${BLANK} dan ${BLANK}`],
  ['tidak ada', ['Budi'], 'tidak ada'],
])('whole words of %j', (text, phrases, expected) => {
  expect(blank(text, phrases)).toBe(expected)
})

test('also inside longer words when wanted, in JSON and its names, and in the words for LIKE', () => {
  expect(blank('berani Andinya', ['Andi'], true)).toBe(`berani ${BLANK}nya`)
  const pattern = patternOf({ phrases: ['Andi'], inside: false })
  const { value, count } = blankedJson({ Andi: [{ a: 'x Andi' }, 1, null], b: true }, pattern)
  expect([value, count]).toEqual([{ [BLANK]: [{ a: `x ${BLANK}` }, 1, null], b: true }, 2])
  expect(likesOf({ phrases: ["50% Nu'man"], inside: false })).toEqual(['%50\\%%Nu_man%'])
})

test('a few words around a blank; the notice of a page', () => {
  expect(excerpt(`a ${BLANK} b`)).toBe(`a ${BLANK} b`)
  expect(excerpt(`${'x'.repeat(60)} ${BLANK} ${'y'.repeat(60)}`)).toMatch(/^…x+ ▇▇▇ y+…$/)
  expect([holdsBlank({ a: [`x ${BLANK}`] }), holdsBlank({ a: ['x'] })]).toEqual([true, false])
})

test('marked words in a row are one phrase', () => {
  expect(wordsOf('“Andi, siswa – baru.')).toEqual([
    { before: '“', word: 'Andi', after: ',' },
    { before: '', word: 'siswa', after: '' },
    { before: '–', word: '', after: '' },
    { before: '', word: 'baru', after: '.' },
  ])
  expect(phrasesOf(['0.3.Saputra', '0.2.Andi', '1.0.Budi', '0.7.Citra', 'x', '0.1.'])).toEqual([
    'Andi Saputra',
    'Citra',
    'Budi',
  ])
})

test('the lines of a form: trimmed, each once, of two signs at least', () => {
  const groupId = '00000000-0000-7000-8000-000000000000'
  const parsed = (phrases: string) =>
    redactInput.safeParse({ groupId, phrases, inside: undefined, reason: 'pupil' })
  expect(parsed(' Andi  Saputra \r\nBudi\nBudi\n\n').data?.phrases).toEqual(['Andi Saputra', 'Budi'])
  const key = (phrases: string) => parsed(phrases).error?.issues[0]?.message
  expect([key(''), key('A'), key('..'), key('a\0b')]).toEqual([
    'phraseMissing',
    'phraseShort',
    'phraseShort',
    'forbiddenCharacters',
  ])
  expect(parsed(Array.from({ length: 11 }, (_, i) => `kata${i}`).join('\n')).error?.issues[0]?.path).toEqual([
    'phrases',
  ])
})

test('each place of the registry has a name in both languages', () => {
  const tables = [...new Set(places.map(({ table }) => table))]
  for (const { redaction } of [indonesian, en])
    expect(tables.filter((table) => !(table in redaction.place))).toEqual([])
})
