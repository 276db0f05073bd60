import { expect, test } from 'vitest'
import { partsOf, queryOf, reachesOf, termsOf } from '@/lib/library/rules'

test.each([
  ['Bagaimana cara mengajar pembagian di kelas II?', ['mengajar', 'pembagian', 'kelas', 'ii']],
  // Fillers alone are looked for after all.
  ['yang dan', ['yang', 'dan']],
  [`' " \\ % & | ! :* <->`, []],
  ['🙂', []],
  ['', []],
  ["o'clock; drop table", ['o', 'clock', 'drop', 'table']],
  ['a b c d e f g h i j k', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ['Siswa siswa SISWA', ['siswa']],
])('the words of %j', (text, words) => {
  expect(termsOf(text)).toEqual(words)
})

test('a question wants every word first, then the telling ones; a common word weighs little', () => {
  const terms = [
    { stems: ['siswa'], share: 0.9 },
    { stems: ['bagi', 'bagai'], share: 0.01 },
    { stems: [], share: 0 },
  ]
  const asked = queryOf(terms)
  expect(asked).toMatchObject({
    strict: "('siswa') & ('bagi' | 'bagai')",
    loose: "'bagi' | 'bagai'",
    all: "'siswa' | 'bagi' | 'bagai'",
    titles: ["'siswa':A", "'bagi':A | 'bagai':A"],
  })
  expect(asked.weights[0]).toBe(0.5)
  expect(asked.weights[1]).toBeGreaterThan(4)
  expect(queryOf([{ stems: ['siswa'], share: 0.9 }]).loose).toBe("'siswa'")
})

test('a marked text becomes parts, and no sign of the mark stays', () => {
  expect(partsOf('a \ue000b\ue001 <c>')).toEqual([
    { text: 'a ', hit: false },
    { text: 'b', hit: true },
    { text: ' <c>', hit: false },
  ])
  expect(partsOf('\ue000offen')).toEqual([{ text: 'offen', hit: true }])
  expect(partsOf('')).toEqual([])
})

test('a group is shared no narrower than its own region', () => {
  expect(reachesOf('33.15.19')).toEqual(['group', 'district', 'regency', 'province', 'nation'])
  expect(reachesOf('52.03')).toEqual(['group', 'regency', 'province', 'nation'])
  expect(reachesOf('52')).toEqual(['group', 'province', 'nation'])
})
