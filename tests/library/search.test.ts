import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { rebuildLibrary } from '@/lib/library/entries/commands'
import { searchLibrary } from '@/lib/library/queries'
import { db } from '../support/database'
import { foundBy } from '../support/library'
import { makeGroup, makeViewer, NOW, report } from '../support/world'
import { entries, questions } from './questions'

let reader: Viewer
let outsider: Viewer
const ids: string[] = []
const objectiveAt = (i: number) => (i % 3 ? ('D' as const) : ('E' as const))

beforeAll(async () => {
  const groupId = (await makeGroup('one')).id
  reader = await makeViewer({ memberOf: [groupId] })
  outsider = await makeViewer({ memberOf: [(await makeGroup('other')).id] })
  for (const [i, [situation, grade, subject, answer]] of entries.entries()) {
    const own = { reporterId: reader.personId, objective: objectiveAt(i) }
    const base = { ...report(groupId), situation, grade, subject, ...own }
    const { id } = await db().problem.create({
      data: { ...base, state: 'closed', outcome: 'solved', createdAt: NOW, updatedAt: NOW },
    })
    ids.push(id)
    const told = { groupId, problemId: id, personId: reader.personId, at: NOW, text: answer }
    await db().problemEvent.create({ data: { ...told, kind: 'help' } })
  }
  await rebuildLibrary(db())
  await db().$executeRaw`analyze library_entry`
})

test.each(questions)('«%s» finds what it is about within the first three', async (q, wanted) => {
  const found = (await foundBy(reader, q)).slice(0, 3).map((id) => ids.indexOf(id))
  expect(found).toContain(wanted)
  expect(await foundBy(outsider, q)).toEqual([])
})

test.each([
  `' " \\ % & | ! :* <->`,
  "'; drop table library_entry; --",
  'a'.repeat(10_000),
  '🙂',
  '\0\ud800',
  `${'pembagian '.repeat(2_000)}`,
  '<script>alert(1)</script>',
  '%%%% ____',
  '\ue000\ue001',
  "'bagi':A & !siswa",
])('whatever is typed is answered, and to nobody more than they may see: number %#', async (q) => {
  expect(await foundBy(outsider, q)).toEqual([])
  await expect(searchLibrary(reader, { q })).resolves.toMatchObject({ rows: expect.any(Array) })
})

type Asked = { objective?: string; phase?: string; subject?: string; kind?: string }
const grades: Record<string, string[]> = {
  A: ['I', 'II'],
  B: ['III', 'IV', 'III dan IV'],
  C: ['V', 'VI'],
  D: ['VII', 'VIII', 'IX'],
  E: ['X'],
  F: ['XI', 'XII'],
}
/** Which entries a filter leaves, told from what was written and nothing else. */
function left({ objective, phase, subject, kind }: Asked) {
  return entries.flatMap(([, grade, of], i) => {
    const fits =
      (!objective || objectiveAt(i) === objective) &&
      (!phase || grades[phase]?.includes(grade)) &&
      (!subject || of.toLowerCase().includes(subject.toLowerCase())) &&
      (!kind || kind === 'problem')
    return fits ? [ids[i] ?? ''] : []
  })
}
async function everyPage(params: object) {
  const all: string[] = []
  for (let after: string | undefined | null = null; after !== undefined; ) {
    const { rows, next }: Awaited<ReturnType<typeof searchLibrary>> = await searchLibrary(reader, {
      ...params,
      after,
    })
    all.push(...rows.map((row) => row.id))
    after = next
  }
  return all
}

test.each<[Asked]>([
  [{ objective: 'E' }],
  [{ objective: 'D' }],
  [{ objective: 'A' }],
  ...Object.keys(grades).map((phase): [Asked] => [{ phase }]),
  [{ subject: 'Matematika' }],
  [{ subject: 'ipa' }],
  [{ subject: 'Tata Boga' }],
  [{ kind: 'problem' }],
  [{ kind: 'trial' }],
  [{ objective: 'E', phase: 'D' }],
  [{ objective: 'D', phase: 'A', subject: 'bahasa' }],
])('a filter leaves just what it names, with a word and without: %j', async (asked) => {
  const wanted = left(asked)
  expect((await everyPage(asked)).sort()).toEqual(wanted.sort())
  const found = await everyPage({ q: 'siswa', ...asked })
  const unfiltered = await everyPage({ q: 'siswa' })
  expect(found.sort()).toEqual(unfiltered.filter((id) => wanted.includes(id)).sort())
  expect(unfiltered.length).toBeGreaterThan(5)
})

test.each([
  [{ kind: 'x', objective: 'Z', phase: '9', group: '../', subject: '\0', after: 'x' }],
  [{ q: ['a', 'b'], kind: ['material'], after: '1_x' }],
  [{ after: `${'9'.repeat(40)}_x`, subject: '%_\\' }],
  [{ after: '999.999999_00000000-0000-0000-0000-000000000000', q: 'kelas' }],
])('a filter that makes no sense is left out or finds nothing: %j', async (params) => {
  await expect(searchLibrary(reader, params)).resolves.toMatchObject({ rows: expect.any(Array) })
  expect((await searchLibrary(outsider, params)).rows).toEqual([])
})

test('signs alone find nothing, an empty question the newest', async () => {
  expect(await foundBy(reader, '%')).toEqual([])
  const { rows, next } = await searchLibrary(reader, {})
  expect(rows.map((row) => row.id)).toEqual([...ids].sort().reverse().slice(0, 20))
  const second = await searchLibrary(reader, { after: next })
  expect(second.rows.map((row) => row.id)).toEqual([...ids].sort().reverse().slice(20, 40))
})

test('the pages of an answer follow each other and hold each entry once', async () => {
  const seen: string[] = []
  for (let after: string | undefined, page = 0; page < 9; page += 1) {
    const found = await searchLibrary(reader, { q: 'matematika tematik siswa ipa', after })
    seen.push(...found.rows.map((row) => row.id))
    after = found.next
    if (!after) break
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(20)
})

test('the hit is marked in title and text', async () => {
  const [row] = (await searchLibrary(reader, { q: 'perkalian' })).rows
  expect(row?.snippet.some((part) => part.hit && /kali/i.test(part.text))).toBe(true)
})
