import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { forgetWords, rebuildLibrary } from '@/lib/library/entries/commands'
import { reopenProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { foundBy, solved } from '../support/library'
import { as } from '../support/sharing'
import { makeGroup, makeViewer } from '../support/world'

let groupId: string
let reporter: Viewer
let helper: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  helper = await makeViewer({ memberOf: [groupId] })
})

const known = async (word: string) => (await db().libraryWord.count({ where: { word } })) === 1
const situation = (words: string) => ({ situation: `Murid belum tahu ${words} di kelas.` })

test('a word is forgotten when the last entry with it is gone, and not before', async () => {
  const one = await solved(groupId, reporter, helper, situation('kelereng gelatik'))
  const other = await solved(groupId, reporter, helper, situation('kelereng'))
  await reopenProblem(as(reporter), { problemId: one, text: 'Muncul lagi' })
  expect(await db().libraryDoubt.count()).toBeGreaterThan(0)
  await forgetWords(db())
  expect(await db().libraryDoubt.count()).toBe(0)
  expect([await known('kelereng'), await known('gelatik')]).toEqual([true, false])
  expect(await foundBy(reporter, 'kelerng')).toEqual([other])
  await reopenProblem(as(reporter), { problemId: other, text: 'Muncul lagi' })
  await forgetWords(db())
  expect(await known('kelereng')).toBe(false)
})

test('the same words remain after a rebuilding as after the changes one by one', async () => {
  await solved(groupId, reporter, helper, situation('congklak'))
  const gone = await solved(groupId, reporter, helper, situation('bekel'))
  await reopenProblem(as(reporter), { problemId: gone, text: 'Muncul lagi' })
  await forgetWords(db())
  const words = () => db().libraryWord.findMany({ orderBy: { word: 'asc' } })
  const before = await words()
  await rebuildLibrary(db())
  expect(await words()).toEqual(before)
  expect(before.map((one) => one.word)).toContain('congklak')
})

test('strange words are doubted like any other', async () => {
  const strange = ["d'artagnan", 'a\\b', 'https://contoh.sch.id/a?b=c&d', 'x:y', '50%', '😀']
  const { id } = await db().problem.findFirstOrThrow({ where: { groupId } })
  await db().$executeRaw`insert into library_doubt (stem)
    select unnest(${strange}::text[]) union all
    select unnest(tsvector_to_array(to_tsvector('indonesian', ${`${id} ${strange.join(' ')}`})))`
  await forgetWords(db())
  expect(await db().libraryDoubt.count()).toBe(0)
})

test('the index takes each word at once: nothing is pending that a search would have to read', async () => {
  const indexes = await db().$queryRaw<{ name: string; options: string[] }[]>`
    select c.relname as name, c.reloptions as options from pg_class c join pg_am a on a.oid = c.relam
    where a.amname = 'gin' and c.relname like 'library%'`
  expect(indexes).toHaveLength(3)
  for (const { name, options } of indexes) expect(options, name).toContain('fastupdate=off')
})
