import type { Viewer } from '@/lib/access/viewer'
import { hashPassword } from '@/lib/auth/password'
import { mergePeople, partPeople } from '@/lib/privacy/merging/commands'
import { db } from './database'
import { makeGroup, makeViewer, NOW } from './world'

export const as = (viewer: Viewer, now = NOW) => ({ viewer, now })
export const later = new Date(NOW.getTime() + 3_600_000)
export const reason = 'Tercatat dua kali saat pindah sekolah'

let count = 0
let hash = ''

/** Two accounts of one person, both in a group, one of them in another too; and what merges and parts them. */
export async function twoAccounts(admin: Viewer) {
  count += 1
  hash ||= await hashPassword('rahasia-lama-sekali')
  const groupId = (await makeGroup(`satu-${count}`)).id
  const other = (await makeGroup(`dua-${count}`)).id
  const officer = await makeViewer({ officerOf: [groupId, other] })
  const kept = await makeViewer({ officerOf: [groupId] })
  const gone = await makeViewer({ officerOf: [groupId], memberOf: [other] })
  const account = (key: string, nip: string | null) => ({
    ...{ email: `${key}${count}@contoh.sch.id`, passwordHash: hash, nip },
  })
  await db().person.update({ where: { id: kept.personId }, data: account('baru', null) })
  const nip = `19850612201001${String(count).padStart(4, '0')}`
  await db().person.update({ where: { id: gone.personId }, data: account('lama', nip) })
  const merge = (change: object = {}) =>
    mergePeople(as(admin), {
      ...{ personId: kept.personId, mergedId: gone.personId, reason, sure: '1' as const },
      ...change,
    })
  const part = async (viewer = admin) => {
    const { id } = await db().personMerge.findFirstOrThrow({
      where: { personId: kept.personId, partedAt: null },
      orderBy: { at: 'desc' },
    })
    return partPeople(as(viewer, later), { mergeId: id, sure: '1' })
  }
  return { count, groupId, other, officer, kept, gone, merge, part }
}

export type TwoAccounts = Awaited<ReturnType<typeof twoAccounts>>
