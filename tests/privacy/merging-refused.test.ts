import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { mergePeople, partPeople } from '@/lib/privacy/merging/commands'
import { db } from '../support/database'
import { as, later, reason, type TwoAccounts, twoAccounts } from '../support/merging'
import { sql } from '../support/sql'
import { makeViewer } from '../support/world'

let admin: Viewer
let two: TwoAccounts

beforeAll(async () => {
  admin = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  two = await twoAccounts(admin)
})

test('only administrators merge and part; others do not find it', async () => {
  const { officer, kept, gone, merge, part } = two
  const input = { personId: kept.personId, mergedId: gone.personId, reason, sure: '1' as const }
  for (const viewer of [officer, kept, gone])
    await expect(mergePeople(as(viewer), input)).rejects.toMatchObject({ code: 'notFound' })
  await merge()
  for (const viewer of [officer, kept]) await expect(part(viewer)).rejects.toMatchObject({ code: 'notFound' })
  await part()
})

test.each([
  ['without a word that both are one person', { sure: '' }, 'sure', 'mergeSure'],
  ['without a reason', { reason: 'ya' }, 'reason', 'required'],
])('refuses %s', async (_, change, field, key) => {
  const { kept, merge } = two
  await expect(merge(change)).rejects.toMatchObject({ fields: { [field]: { key } } })
  expect(await db().personMerge.count({ where: { personId: kept.personId } })).toBe(0)
})

test('not oneself away, not an administrator into somebody who is none, not an account into none', async () => {
  const { kept, gone, merge } = two
  const away = (personId: string, mergedId: string) => merge({ personId, mergedId })
  const refused = (key: string) => ({ fields: { personId: { key } } })
  await expect(away(kept.personId, kept.personId)).rejects.toMatchObject(refused('mergeTwo'))
  await expect(away(kept.personId, admin.personId)).rejects.toMatchObject(refused('mergeOwn'))
  const second = await makeViewer({ isAdministrator: true })
  await expect(away(kept.personId, second.personId)).rejects.toMatchObject(refused('mergeAdministrator'))
  const { id } = await db().person.create({ data: { name: 'Tanpa akun' } })
  await expect(away(id, gone.personId)).rejects.toMatchObject(refused('mergeKeepAccount'))
  await away(gone.personId, id)
})

test('the latest merging is parted first, and nothing that somebody else has by now is taken from them', async () => {
  const { groupId, kept, merge, part } = two
  const third = await makeViewer({ memberOf: [groupId] })
  await merge()
  const first = await db().personMerge.findFirstOrThrow({ where: { personId: kept.personId } })
  await mergePeople(as(admin, later), {
    personId: kept.personId,
    mergedId: third.personId,
    reason,
    sure: '1',
  })
  const undo = (mergeId: string) => partPeople(as(admin, later), { mergeId, sure: '1' })
  await expect(undo(first.id)).rejects.toMatchObject({ complaint: { key: 'partLaterFirst' } })
  await part()
  const taker = await db().person.create({ data: { name: 'Lain', email: first.email } })
  await expect(undo(first.id)).rejects.toMatchObject({ complaint: { key: 'partTaken' } })
  await db().person.update({ where: { id: taker.id }, data: { email: null } })
  await undo(first.id)
  await expect(undo(first.id)).rejects.toMatchObject({ complaint: { key: 'partedAlready' } })
})

test('two who merge the same two at once do it once', async () => {
  const { kept, merge } = two
  const done = await Promise.allSettled([merge(), merge()])
  expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await db().personMerge.count({ where: { personId: kept.personId } })).toBe(1)
})

test('the database refuses a merged account with an address, and one that is merged twice', async () => {
  const { gone, merge } = two
  await merge()
  const gone_ = gone.personId
  await expect(sql(`update person set email = 'x@y.id' where id = $1`, [gone_])).rejects.toThrow(
    'person_merged_has_no_account',
  )
  const copy = `insert into person_merge (id, person_id, merged_id, reason, rows, by_id, at)
    select gen_random_uuid(), person_id, merged_id, reason, rows, by_id, at from person_merge where merged_id = $1`
  await expect(sql(copy, [gone_])).rejects.toThrow('person_merge_runs_once')
})
