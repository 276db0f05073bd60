import 'server-only'
import type { Viewer } from '../../access/viewer'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { recountActivity } from '../../objectives/commands'
import { mergeRecord, pairRecord } from './access'
import { moveAll } from './moving/commands'
import { returnAll } from './returning/commands'
import { mergeInput, partInput, type Rows } from './schema'

type Pair = NonNullable<Awaited<ReturnType<typeof pairRecord>>>

function assertMergeable({ kept, gone }: Pair, viewer: Viewer) {
  if (gone.id === viewer.personId) throw invalidField('personId', 'mergeOwn')
  if (gone.isAdministrator && !kept.isAdministrator) throw invalidField('personId', 'mergeAdministrator')
  // The old account ends: whoever is kept must be able to come in by their own.
  if (gone.email && !kept.email) throw invalidField('personId', 'mergeKeepAccount')
}

/** Changes of members and officers wait, as they do for each other. */
async function lockGroups(tx: Database, people: string[]) {
  await tx.$executeRaw`select id from "group" where id in
    (select group_id from membership where person_id = any(${people}::uuid[])) order by id for no key update`
}

/** Where both are on a list, one person may now count once instead of twice. */
async function sharedActivities(tx: Database, [one, other]: [string, string]): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select activity_id as id from attendance where person_id = any(${[one, other]}::uuid[])
      group by activity_id having count(distinct person_id) > 1
    union select activity_id from adoption where person_id = any(${[one, other]}::uuid[])
      group by activity_id having count(distinct person_id) > 1
    order by 1`
  return found.map((row) => row.id)
}

/** Whatever opens the old account is over for good, also when the two are parted again. */
async function shut(tx: Database, personId: string, now: Date) {
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
  await tx.calendarFeed.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
  const open = { personId, usedAt: null, voidAt: null }
  await tx.accountLink.updateMany({ where: open, data: { voidAt: now } })
}

/** The kept one takes what it lacks of numbers and school; the other keeps neither address nor numbers. */
async function joinPeople(tx: Database, { kept, gone }: Pair): Promise<Rows['changed']> {
  const was = { email: gone.email, nip: gone.nip, nuptk: gone.nuptk, is_administrator: gone.isAdministrator }
  const none = { email: null, nip: null, nuptk: null, is_administrator: false, merged_into_id: kept.id }
  const own = { nip: kept.nip, nuptk: kept.nuptk, school_id: kept.schoolId }
  const taken = {
    nip: kept.nip ?? gone.nip,
    nuptk: kept.nuptk ?? gone.nuptk,
    school_id: kept.schoolId ?? gone.schoolId,
  }
  const data = { email: null, nip: null, nuptk: null, isAdministrator: false, mergedIntoId: kept.id }
  await tx.person.update({ where: { id: gone.id }, data, select: { id: true } })
  await tx.person.update({
    where: { id: kept.id },
    data: { nip: taken.nip, nuptk: taken.nuptk, schoolId: taken.school_id, version: { increment: 1 } },
    select: { id: true },
  })
  return [
    { table: 'person', id: gone.id, before: { ...was, merged_into_id: null }, after: none },
    { table: 'person', id: kept.id, before: own, after: taken },
  ]
}

async function tell(
  tx: Database,
  personId: string,
  told: string,
  event: string,
  now: Date,
  address?: string,
) {
  if (!mailOn()) return
  const to = address ? { address } : {}
  await leaveMail(tx, { kind: 'account.mail', event, personId, ...to, data: { told }, now })
}

/** Makes two accounts of one person one. Everything points to who is kept, and nothing counts twice. */
export const mergePeople = command({
  name: 'person.merge',
  beyond: 'register',
  action: 'administration.manage',
  input: mergeInput,
  record: pairRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { kept, gone } = record
    assertMergeable(record, viewer)
    const both: [string, string] = [kept.id, gone.id]
    await lockGroups(tx, both)
    const shared = await sharedActivities(tx, both)
    await shut(tx, gone.id, now)
    const rows = await moveAll(tx, { kept: kept.id, merged: gone.id })
    rows.changed.push(...(await joinPeople(tx, record)))
    for (const activityId of shared) await recountActivity(tx, activityId)
    const { id } = await tx.personMerge.create({
      data: {
        ...{ personId: kept.id, mergedId: gone.id, email: gone.email, reason: input.reason },
        ...{ rows: rows as object, byId: viewer.personId, at: now },
      },
      select: { id: true },
    })
    await tell(tx, kept.id, 'merged', `merged ${id}`, now)
    if (gone.email) await tell(tx, kept.id, 'merged', `merged away ${id}`, now, gone.email)
    const sum = (lists: { keys?: object[]; rows?: object[] }[]) =>
      lists.reduce((all, one) => all + (one.keys ?? one.rows ?? []).length, 0)
    note({
      subjectId: kept.id,
      detail: { mergedId: gone.id, moved: sum(rows.moved), aside: sum(rows.aside) },
    })
    return { id: kept.id }
  },
})

type Merge = NonNullable<Awaited<ReturnType<typeof mergeRecord>>>

/** Throws unless this merging is the last of its person, and what it took is still free. */
async function assertPartable(tx: Database, merge: Merge, { changed }: Rows) {
  if (merge.partedAt) throw new AppError('conflict', { key: 'partedAlready' })
  const { personId, mergedId, person } = merge
  if (person.mergedIntoId || person.closedAt) throw new AppError('conflict', { key: 'partMergedOn' })
  const later = { personId, partedAt: null, at: { gt: merge.at }, id: { not: merge.id } }
  if (await tx.personMerge.count({ where: later })) throw new AppError('conflict', { key: 'partLaterFirst' })
  const was = changed.find((one) => one.table === 'person' && one.id === mergedId)?.before ?? {}
  const taken = (['email', 'nip', 'nuptk'] as const).flatMap((key) =>
    was[key] ? [{ [key]: String(was[key]) }] : [],
  )
  const others = { id: { notIn: [personId, mergedId] }, OR: taken }
  if (taken.length && (await tx.person.count({ where: others })))
    throw new AppError('conflict', { key: 'partTaken' })
}

/** Parts two accounts that were merged by mistake: what belonged to whom before belongs to them again. */
export const partPeople = command({
  name: 'person.part',
  beyond: 'register',
  action: 'administration.manage',
  input: partInput,
  record: mergeRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    const { id, personId, mergedId } = record
    const rows = record.rows as Rows
    await tx.$executeRaw`select id from person where id in (${personId}::uuid, ${mergedId}::uuid) order by id for update`
    await assertPartable(tx, record, rows)
    await lockGroups(tx, [personId, mergedId])
    const { lost } = await returnAll(tx, { kept: personId, merged: mergedId }, rows)
    for (const activityId of await sharedActivities(tx, [personId, mergedId]))
      await recountActivity(tx, activityId)
    const data = { partedAt: now, partedById: viewer.personId, rows: { moved: [], aside: [], changed: [] } }
    await tx.personMerge.update({ where: { id }, data, select: { id: true } })
    await tell(tx, personId, 'parted', `parted ${id}`, now)
    await tell(tx, mergedId, 'parted', `parted ${id}`, now)
    note({ subjectId: personId, detail: { mergedId, lost } })
    return { id: personId, mergedId, lost }
  },
})
