import 'server-only'
import { command } from '../../core/command'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { dateValue, today } from '../../core/time'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { actionItemRecord, activityRecord } from '../access'
import { tellTask } from '../notices/commands'
import { addInput, changeInput, completeInput, withdrawInput } from './schema'

async function assertMember(tx: Database, groupId: string, personId: string, now: Date) {
  const member = await tx.membership.count({ where: { groupId, personId, ...running(today(now)) } })
  if (!member) throw invalidField('ownerId', 'unknown')
}

/** Gives a member something to do until a date. */
export const addActionItem = command({
  name: 'actionItem.add',
  action: 'activity.manage',
  input: addInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, ownerId, text } = input
    await lockActivity(tx, activityId)
    if (record.state === 'draft') throw new AppError('conflict', { key: 'activityMoved' })
    await assertMember(tx, record.groupId, ownerId, now)
    const data = { groupId: record.groupId, activityId, text, ownerId, dueOn: dateValue(input.dueOn) }
    const { id } = await tx.actionItem.create({ data, select: { id: true } })
    await tellTask(tx, { viewer, now }, id)
    note({ subjectId: activityId, detail: { actionItemId: id } })
    return { id }
  },
})

/** The owner, or an officer, says that an action item is done. */
export const completeActionItem = command({
  name: 'actionItem.complete',
  action: 'actionItem.complete',
  input: completeInput,
  record: actionItemRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    await lockActivity(tx, record.activityId)
    const data = { doneAt: now, doneById: viewer.personId }
    const { count } = await tx.actionItem.updateMany({
      where: { id: record.id, doneAt: null, withdrawnAt: null },
      data,
    })
    if (!count && record.withdrawnAt) throw new AppError('conflict', { key: 'itemOver' })
    await recountActivity(tx, record.activityId)
    note({ subjectId: record.activityId, detail: { actionItemId: record.id } })
  },
})

/** An officer gives an open action item another owner or date. A later writer with an old version gets a conflict. */
export const changeActionItem = command({
  name: 'actionItem.change',
  action: 'actionItem.manage',
  input: changeInput,
  record: actionItemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { ownerId, dueOn, version } = input
    await lockActivity(tx, record.activityId)
    if (ownerId !== record.ownerId) await assertMember(tx, record.groupId, ownerId, now)
    const { count } = await tx.actionItem.updateMany({
      where: { id: record.id, version, doneAt: null, withdrawnAt: null },
      data: { ownerId, dueOn: dateValue(dueOn), version: { increment: 1 } },
    })
    if (!count) throw new AppError('conflict', { key: isOver(record) ? 'itemOver' : 'itemChanged' })
    if (ownerId !== record.ownerId) await tellTask(tx, { viewer, now }, record.id)
    const from = { ownerId: record.ownerId, dueOn: record.dueOn?.toISOString().slice(0, 10) ?? null }
    note({
      subjectId: record.activityId,
      detail: { actionItemId: record.id, from, to: { ownerId, dueOn } },
    })
  },
})

/** An officer withdraws an open action item: it waits for nobody any more, and its page says why. */
export const withdrawActionItem = command({
  name: 'actionItem.withdraw',
  action: 'actionItem.manage',
  input: withdrawInput,
  record: actionItemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await lockActivity(tx, record.activityId)
    const { count } = await tx.actionItem.updateMany({
      where: { id: record.id, doneAt: null, withdrawnAt: null },
      data: {
        withdrawnAt: now,
        withdrawnById: viewer.personId,
        withdrawnReason: input.reason,
        version: { increment: 1 },
      },
    })
    if (!count) throw new AppError('conflict', { key: 'itemOver' })
    note({ subjectId: record.activityId, detail: { actionItemId: record.id } })
  },
})

const isOver = (item: { doneAt: Date | null; withdrawnAt: Date | null }) =>
  item.doneAt !== null || item.withdrawnAt !== null
