import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clashesOf,
  compared,
  decisionsOf,
  followed,
  joined,
  merged,
  tidy,
} from '@/lib/activities/minutes/rules'

const together = (base: string, mine: string, theirs: string) => {
  const pieces = merged(base, mine, theirs)
  return { text: joined(pieces), clashes: clashesOf(pieces) }
}

describe('what two people made of one text', () => {
  test.each([
    ['different paragraphs', 'A\n\nB', 'A1\n\nB', 'A\n\nB2', 'A1\n\nB2'],
    ['lines that touch', 'A\nB', 'A1\nB', 'A\nB2', 'A1\nB2'],
    [
      'new lines in the same place: the one saved first stands first',
      'A',
      'A\nmine',
      'A\ntheirs',
      'A\ntheirs\nmine',
    ],
    ['both begin an empty page', '', 'mine', 'theirs', 'theirs\nmine'],
    ['one goes on in a line, the other below it', 'A', 'A and more', 'A\nnext', 'A and more\nnext'],
    ['one rewrites and adds, the other adds', 'k', 'k2\nx', 'k\ny', 'k2\nx\ny'],
    ['the same change twice', 'A\nB', 'A2\nB', 'A2\nB', 'A2\nB'],
    ['only I wrote', 'A', 'A\nB', 'A', 'A\nB'],
    ['only they wrote', 'A', 'A', 'B', 'B'],
    ['one took a line away, the other changed another', 'A\nB\nC', 'A\nC', 'A\nB\nC2', 'A\nC2'],
    ['two changed several lines, each another one', 'A\nB\nC', 'A1\nB1\nC', 'A\nB1\nC1', 'A1\nB1\nC1'],
  ])('%s', (_, base, mine, theirs, text) => {
    expect(together(base, mine, theirs)).toEqual({ text, clashes: [] })
  })

  test('the same line is a clash, and both stay until something is chosen', () => {
    const pieces = merged('A\nB\nC', 'A\nmine\nC1', 'A0\ntheirs\nC')
    expect(clashesOf(pieces)).toEqual([{ mine: ['mine'], theirs: ['theirs'] }])
    expect(joined(pieces)).toBe('A0\ntheirs\nmine\nC1')
    expect(joined(pieces, ['mine'])).toBe('A0\nmine\nC1')
    expect(joined(pieces, ['theirs'])).toBe('A0\ntheirs\nC1')
    expect(joined(pieces, ['both'])).toBe('A0\ntheirs\nmine\nC1')
    const gone = merged('A\nB', 'A', 'A\nB2')
    expect(clashesOf(gone)).toEqual([{ mine: [], theirs: ['B2'] }])
    expect(joined(gone, ['mine'])).toBe('A')
  })

  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))

  test('no line that somebody wrote is ever lost', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const fresh = (one: string, mark: string) =>
          one
            .split('\n')
            .map((line, i) => (i % 2 ? `${mark}${i}` : line))
            .join('\n')
        const [a, b] = [fresh(mine, 'mine'), fresh(theirs, 'theirs')]
        const result = joined(merged(base, a, b)).split('\n')
        for (const line of [...a.split('\n'), ...b.split('\n')])
          if (/mine|theirs/.test(line)) expect(result).toContain(line)
      }),
    )
  })

  test('one side alone is taken as it is, and two equal ones are one', () => {
    fc.assert(
      fc.property(text, text, (base, now) => {
        expect(together(base, now, base)).toEqual({ text: now, clashes: [] })
        expect(together(base, base, now)).toEqual({ text: now, clashes: [] })
        expect(together(base, now, now)).toEqual({ text: now, clashes: [] })
      }),
    )
  })

  test('a text made to be slow is not', () => {
    const lines = (sign: (i: number) => string) =>
      Array.from({ length: 20_000 }, (_, i) => sign(i)).join('\n')
    const began = performance.now()
    const result = together(
      `x\n${lines((i) => `${i % 2}`)}`,
      `y\n${lines((i) => `${i % 3}`)}z`,
      `w\n${lines((i) => `${i % 2}`)}`,
    )
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(result.clashes.length).toBeGreaterThan(0)
  })
})

test('a caret stays in its line', () => {
  expect(followed('A\nB', 'A\nnew\nB', 3)).toBe('A\nnew\nB'.length)
  expect(followed('A\nB', 'A\nB\nnew', 1)).toBe(1)
  expect(followed('A\nB\n', 'A\nB\ntheirs\n', 4)).toBe('A\nB\ntheirs\n'.length)
  expect(followed('', 'theirs', 0)).toBe(0)
  expect(followed('A\nB', '', 3)).toBe(0)
})

test('decisions are lines without blanks; texts have one kind of line end', () => {
  expect(decisionsOf(' a \n\n b\n')).toEqual(['a', 'b'])
  expect(tidy({ text: '\r\na\r\nb \n', decisions: 'a\r\n \r\n b' })).toEqual({
    text: 'a\nb',
    decisions: 'a\nb',
  })
})

test('a correction is shown line by line', () => {
  expect(compared('A\nB\nC', 'A\nB2\nC\nD')).toEqual([
    { how: 'same', text: 'A' },
    { how: 'gone', text: 'B' },
    { how: 'new', text: 'B2' },
    { how: 'same', text: 'C' },
    { how: 'new', text: 'D' },
  ])
  expect(compared('', '')).toEqual([])
})

test('what one wrote on from what the other has comes once; what is only like it is still asked', () => {
  const both = (mine: string, theirs: string, base = '') => {
    const pieces = merged(base, mine, theirs)
    return clashesOf(pieces).length ? 'asked' : joined(pieces)
  }
  expect(both('Satu\nDua', 'Satu')).toBe('Satu\nDua')
  expect(both('Satu', 'Satu\nDua')).toBe('Satu\nDua')
  expect(both('Awal\nSatu\nDua\nAkhir', 'Awal\nSatu\nAkhir', 'Awal\nAkhir')).toBe('Awal\nSatu\nDua\nAkhir')
  // What the other took away is not simply written again.
  expect(both('Lain\nDua', 'Lain', 'Awal')).toBe('asked')
})
