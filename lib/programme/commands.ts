import 'server-only'
import type { Viewer } from '../access/viewer'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { dateValue } from '../core/time'
import { groupRecord } from '../groups/access'
import { recountItem } from '../objectives/commands'
import { itemRecord } from './access'
import { monthsOfYear } from './rules'
import { addInput, adoptInput, changeInput, removeInput } from './schema'

type Programme = { id: string; groupId: string; adoptedAt: Date | null }
type Change = { kind: 'added' | 'changed' | 'removed'; title: string; why: string }

/** After the adoption each change is written down with its reason. */
async function writeChange(
  tx: Database,
  programme: Programme,
  viewer: Viewer,
  at: Date,
  { why, ...change }: Change,
) {
  if (!programme.adoptedAt) return
  if (why.length < 3) throw invalidField('why', 'reason')
  const here = { groupId: programme.groupId, programmeId: programme.id }
  await tx.programmeChange.create({
    data: { ...here, ...change, reason: why, personId: viewer.personId, at },
  })
}

/** Adds an item to the programme of a school year; the first one begins the programme. Answers its id. */
export const addItem = command({
  name: 'programme.add',
  action: 'programme.manage',
  input: addInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const { groupId, schoolYear, month, why, ...plain } = input
    const programme = await tx.programme.upsert({
      where: { groupId_schoolYear: { groupId, schoolYear } },
      create: { groupId, schoolYear },
      update: {},
      select: { id: true, groupId: true, adoptedAt: true },
    })
    await writeChange(tx, programme, viewer, now, { kind: 'added', title: plain.title, why })
    const data = { ...plain, groupId, programmeId: programme.id, month: dateValue(`${month}-01`) }
    const item = await tx.programmeItem.create({ data, select: { id: true, groupId: true } })
    await recountItem(tx, item)
    note({ subjectId: item.id })
    return { id: item.id, schoolYear }
  },
})

/** Changes an item; after the adoption only with a reason. */
export const changeItem = command({
  name: 'programme.change',
  action: 'programme.manage',
  input: changeInput,
  record: itemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { itemId, month, why, ...plain } = input
    const { programme } = record
    if (!monthsOfYear(programme.schoolYear).includes(month)) throw invalidField('month', 'monthOutside')
    const owned = { ...programme, groupId: record.groupId }
    await writeChange(tx, owned, viewer, now, { kind: 'changed', title: plain.title, why })
    await recountItem(tx, record, true)
    const data = { ...plain, month: dateValue(`${month}-01`) }
    await tx.programmeItem.update({ where: { id: itemId }, data, select: { id: true } })
    await recountItem(tx, record)
    note({ subjectId: itemId })
    return { schoolYear: programme.schoolYear }
  },
})

/** Takes an item out; refused while an activity came from it. */
export const removeItem = command({
  name: 'programme.remove',
  action: 'programme.manage',
  input: removeInput,
  record: itemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { programme } = record
    const owned = { ...programme, groupId: record.groupId }
    await writeChange(tx, owned, viewer, now, { kind: 'removed', title: record.title, why: input.why })
    await recountItem(tx, record, true)
    const used = await tx.activity.count({ where: { programmeItemId: record.id } })
    if (used) throw new AppError('conflict', { key: 'itemHasActivities' })
    await tx.programmeItem.delete({ where: { id: record.id } })
    note({ subjectId: record.id })
    return { schoolYear: programme.schoolYear }
  },
})

/** Adopts the programme of a school year: from now on its items count as planned. */
export const adoptProgramme = command({
  name: 'programme.adopt',
  action: 'programme.manage',
  input: adoptInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, note }) => {
    const { groupId, schoolYear } = input
    const items = await tx.programmeItem.findMany({
      where: { programme: { groupId, schoolYear } },
      orderBy: { id: 'asc' },
      select: { id: true, groupId: true, programmeId: true },
    })
    if (!items.length) throw new AppError('conflict', { key: 'programmeEmpty' })
    const data = { adoptedAt: now, adoptedById: viewer.personId }
    const where = { groupId, schoolYear, adoptedAt: null }
    const adopted = await tx.programme.updateMany({ where, data })
    if (!adopted.count) throw new AppError('conflict', { key: 'programmeAdopted' })
    for (const item of items) await recountItem(tx, item)
    note({ subjectId: items[0]?.programmeId ?? groupId, detail: { items: items.length } })
    return { schoolYear }
  },
})
