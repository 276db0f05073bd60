import 'server-only'
import { command } from '../../../core/command'
import type { Database } from '../../../core/db'
import { AppError, notFound } from '../../../core/errors'
import { activityRecord } from '../../access'
import { assertMembers, lockedState } from '../../attendance/commands'
import type { Found } from '../../commands'
import { lockAgendas, putInOrder } from '../carry/commands'
import { returnProblem } from '../commands'
import { agendaOpen, beforeHeld } from '../rules'
import { addItemInput, changeItemInput, MAX_ITEMS, moveItemInput, removeItemInput } from '../schema'

/** The items of an agenda in their order and its state, locked. Throws conflict once the minutes are approved. */
async function openAgenda(tx: Database, record: Found) {
  if (record.kind !== 'meeting') throw notFound()
  await lockAgendas(tx, record.groupId)
  const state = await lockedState(tx, record.id)
  if (!agendaOpen(state)) throw new AppError('conflict', { key: 'agendaClosed' })
  const items = await tx.agendaItem.findMany({
    where: { activityId: record.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      position: true,
      outcome: true,
      ownerId: true,
      carriedFromId: true,
      problem: { select: { id: true, groupId: true, state: true } },
    },
  })
  return { state, items }
}

async function itemOf(tx: Database, record: Found, itemId: string) {
  const { state, items } = await openAgenda(tx, record)
  const at = items.findIndex((one) => one.id === itemId)
  const item = items[at]
  if (!item) throw notFound()
  return { state, items, item, at }
}

/** Adds an item behind the others. Answers its id. */
export const addItem = command({
  name: 'agenda.add',
  action: 'activity.manage',
  input: addItemInput,
  record: activityRecord,
  run: async ({ tx, now, input, record, note }) => {
    const { items } = await openAgenda(tx, record)
    if (items.length >= MAX_ITEMS) throw new AppError('conflict', { key: 'agendaFull' })
    if (input.ownerId) await assertMembers(tx, record.groupId, [input.ownerId], now, 'ownerId')
    const position = (items.at(-1)?.position ?? -1) + 1
    const { id } = await tx.agendaItem.create({
      data: { ...input, groupId: record.groupId, position },
      select: { id: true },
    })
    note({ subjectId: record.id })
    return { id }
  },
})

/** Changes title, minutes and owner of an item; outcome and place stay. Throws conflict when somebody was faster. */
export const changeItem = command({
  name: 'agenda.change',
  action: 'activity.manage',
  input: changeItemInput,
  record: activityRecord,
  run: async ({ tx, now, input, record, note }) => {
    const { activityId, itemId, version, ...words } = input
    const { item } = await itemOf(tx, record, itemId)
    if (words.ownerId && words.ownerId !== item.ownerId)
      await assertMembers(tx, record.groupId, [words.ownerId], now, 'ownerId')
    const changed = await tx.agendaItem.updateMany({
      where: { id: itemId, version },
      data: { ...words, version: { increment: 1 } },
    })
    if (changed.count !== 1) throw new AppError('conflict', { key: 'agendaChanged' })
    note({ subjectId: activityId })
  },
})

/** Moves an item one place; the first stays first and the last last. */
export const moveItem = command({
  name: 'agenda.move',
  action: 'activity.manage',
  input: moveItemInput,
  record: activityRecord,
  run: async ({ tx, input, record, note }) => {
    const { items, at } = await itemOf(tx, record, input.itemId)
    const ids = items.map((one) => one.id)
    const to = Math.min(ids.length - 1, Math.max(0, at + (input.to === 'up' ? -1 : 1)))
    ids.splice(to, 0, ...ids.splice(at, 1))
    await putInOrder(tx, ids)
    note({ subjectId: record.id })
  },
})

/** Takes an item off the agenda of a meeting to come: a problem waits again, and what was carried is not carried again. */
export const removeItem = command({
  name: 'agenda.remove',
  action: 'activity.manage',
  input: removeItemInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { state, item } = await itemOf(tx, record, input.itemId)
    if (!beforeHeld(state) || item.outcome !== 'pending')
      throw new AppError('conflict', { key: 'agendaRecorded' })
    await tx.agendaItem.delete({ where: { id: item.id }, select: { id: true } })
    if (state !== 'draft') await returnProblem(tx, { viewer, now }, record.id, item.problem)
    if (item.carriedFromId) {
      const source = { id: item.carriedFromId, outcome: 'notReached' as const }
      await tx.agendaItem.updateMany({ where: source, data: { dropped: true } })
    }
    note({ subjectId: record.id })
  },
})
