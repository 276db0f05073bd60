import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { dateIn, dateValue } from '../core/time'
import { groupRecord } from '../groups/access'
import { recountItem } from '../objectives/commands'
import { itemRecord } from './access'
import { charge } from './charge/queries'
import { monthsOfYear } from './rules'
import { addInput, adoptInput, changeInput, MOST_ITEMS, removeInput } from './schema'
import { signaturesOf } from './signatures/rules'

type Programme = { id: string; groupId: string; adoptedAt: Date | null }
type Change = { kind: 'added' | 'changed' | 'removed'; title: string; why: string }

/** The programme of a school year, begun when it is not there, and held until the transaction is over. */
export async function openProgramme(tx: Database, groupId: string, schoolYear: number) {
  const key = { groupId, schoolYear }
  await tx.programme.createMany({ data: key, skipDuplicates: true })
  // No key update: an item being written points at the programme, and must not wait for it.
  await tx.$queryRaw`select 1 from programme
    where group_id = ${groupId}::uuid and school_year = ${schoolYear}::smallint for no key update`
  return tx.programme.findUniqueOrThrow({
    where: { groupId_schoolYear: key },
    select: { id: true, groupId: true, adoptedAt: true, _count: { select: { items: true } } },
  })
}

/** Throws when so many more items would be more than a year's programme holds. */
export function assertRoom(programme: { _count: { items: number } }, more: number): void {
  if (programme._count.items + more > MOST_ITEMS)
    throw new AppError('conflict', { key: 'tooManyItems', values: { max: MOST_ITEMS } })
}

/** Throws unless the problem that asks for an item is one of this group that the viewer may see. */
async function assertProblem(tx: Database, viewer: Viewer, groupId: string, id: string | null) {
  const where = { AND: [{ id: id ?? '', groupId }, visible(viewer, 'problem.read')] }
  if (id && !(await tx.problem.count({ where }))) throw invalidField('problemId', 'unknown')
}

/** After the adoption each change is written down with its reason. */
export async function writeChange(
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
    const { groupId, schoolYear, month, why, problemId, inCharge, ...plain } = input
    await assertProblem(tx, viewer, groupId, problemId)
    const programme = await openProgramme(tx, groupId, schoolYear)
    assertRoom(programme, 1)
    await writeChange(tx, programme, viewer, now, { kind: 'added', title: plain.title, why })
    const here = { groupId, programmeId: programme.id, month: dateValue(`${month}-01`) }
    const origin = problemId ? ('problem' as const) : plain.origin
    const data = { ...plain, ...(await charge(tx, groupId, inCharge, now)), ...here, problemId, origin }
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
    const { itemId, month, why, inCharge, ...plain } = input
    const { programme } = record
    if (!monthsOfYear(programme.schoolYear).includes(month)) throw invalidField('month', 'monthOutside')
    const owned = { ...programme, groupId: record.groupId }
    await writeChange(tx, owned, viewer, now, { kind: 'changed', title: plain.title, why })
    await recountItem(tx, record, true)
    const by = await charge(tx, record.groupId, inCharge, now)
    // Of another origin it no longer answers the problem that asked for it.
    const answers = plain.origin === 'problem' ? {} : { problemId: null }
    const data = { ...plain, ...by, ...answers, month: dateValue(`${month}-01`) }
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

/** Adopts the programme of a school year with date and signatures: from now on its items count as planned. */
export const adoptProgramme = command({
  name: 'programme.adopt',
  action: 'programme.manage',
  input: adoptInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, schoolYear } = input
    const today = dateValue(dateIn(record.zone, now))
    const adoptedOn = input.adoptedOn ?? today
    if (adoptedOn > today) throw invalidField('adoptedOn', 'adoptedLater')
    await openProgramme(tx, groupId, schoolYear)
    const items = await tx.programmeItem.findMany({
      where: { programme: { groupId, schoolYear } },
      orderBy: { id: 'asc' },
      select: { id: true, groupId: true, programmeId: true },
    })
    if (!items.length) throw new AppError('conflict', { key: 'programmeEmpty' })
    const data = { adoptedAt: now, adoptedById: viewer.personId, adoptedOn }
    const where = { groupId, schoolYear, adoptedAt: null }
    const adopted = await tx.programme.updateMany({ where, data })
    if (!adopted.count) throw new AppError('conflict', { key: 'programmeAdopted' })
    for (const item of items) await recountItem(tx, item)
    const programmeId = items[0]?.programmeId ?? ''
    const signed = signaturesOf(input, viewer.name)
    await tx.programmeSignature.createMany({
      data: signed.map((one) => ({ ...one, groupId, programmeId })),
    })
    note({ subjectId: items[0]?.programmeId ?? groupId, detail: { items: items.length } })
    return { schoolYear }
  },
})
