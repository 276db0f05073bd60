import { expect, test } from 'vitest'
import { db } from '../support/database'
import { groupIn } from '../support/regions'
import { sql } from '../support/sql'

test('a group that goes elsewhere counts, one that is renamed does not; no other mark can be kept', async () => {
  const moves = async () =>
    (await db().replicaMark.findUniqueOrThrow({ where: { name: 'moved' }, select: { count: true } })).count
  const { id } = await groupIn('33.15.01', 'pindah')
  const before = await moves()
  const change = (data: object) => db().group.update({ where: { id }, data, select: { id: true } })
  await change({ name: 'lain', decreeNumber: '7' })
  expect(await moves()).toBe(before)
  await change({ regionCode: '33.15.02' })
  await change({ kind: 'mgmp', subject: 'Kimia' })
  expect(await moves()).toBe(before + 2n)
  await db().group.delete({ where: { id }, select: { id: true } })
  expect(await moves()).toBe(before + 3n)
  await expect(sql("insert into replica_mark (name, at) values ('other', now())")).rejects.toThrow(
    'replica_mark_name',
  )
})
