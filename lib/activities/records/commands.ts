import 'server-only'
import { command } from '../../core/command'
import { AppError, invalidField } from '../../core/errors'
import { dateValue } from '../../core/time'
import { recountActivity } from '../../objectives/commands'
import { actionItemRecord, activityRecord } from '../access'
import { assertMembers, dayOf, lockedState, writeMarks } from '../attendance/commands'
import { tellTask } from '../notices/commands'
import { attendanceOpen, minutesOpen } from '../rules'
import { actionItemInput, attendanceInput, completeInput, minutesInput } from '../schema'

/** Writes the attendance of many people on one day, the first when none is named; one row a person whatever happens. */
export const recordAttendance = command({
  name: 'attendance.record',
  action: 'activity.manage',
  input: attendanceInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!attendanceOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'attendanceLocked' })
    const day = await dayOf(tx, record.id, input.dayId)
    const ids = input.rows.map((row) => row.personId)
    await assertMembers(tx, record.groupId, ids, day.startsAt, 'rows')
    const here = { groupId: record.groupId, activityId: record.id, dayId: day.id }
    await writeMarks(tx, here, input.rows, { recordedAt: now, recordedBy: viewer.personId })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { rows: input.rows.length } })
  },
})

/** Saves the minutes and their decisions (one a line). A later writer with an old version gets a conflict. */
export const saveMinutes = command({
  name: 'minutes.save',
  action: 'activity.manage',
  input: minutesInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!minutesOpen(record.state)) throw new AppError('conflict', { key: 'minutesApproved' })
    const here = { activityId: record.id, groupId: record.groupId }
    await tx.$queryRaw`select 1 from activity where id = ${record.id}::uuid for no key update`
    const old = await tx.minutes.findUnique({ where: { activityId: record.id }, select: { version: true } })
    if ((old?.version ?? 0) !== input.version) throw new AppError('conflict', { key: 'minutesChanged' })
    const data = {
      text: input.text,
      updatedAt: now,
      updatedById: viewer.personId,
      version: input.version + 1,
    }
    await tx.minutes.upsert({ where: { activityId: record.id }, create: { ...here, ...data }, update: data })
    await tx.decision.deleteMany({ where: { activityId: record.id } })
    const lines = input.decisions
      .split('\n')
      .map((text) => text.trim())
      .filter(Boolean)
    await tx.decision.createMany({ data: lines.map((text, position) => ({ ...here, position, text })) })
    note({ subjectId: record.id })
  },
})

/** Gives a member something to do until a date. */
export const addActionItem = command({
  name: 'actionItem.add',
  action: 'activity.manage',
  input: actionItemInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { ownerId, text } = input
    const member = await tx.membership.count({
      where: { groupId: record.groupId, personId: ownerId, endedOn: null },
    })
    if (!member) throw invalidField('ownerId', 'unknown')
    const data = {
      groupId: record.groupId,
      activityId: record.id,
      text,
      ownerId,
      dueOn: dateValue(input.dueOn),
    }
    const { id } = await tx.actionItem.create({ data, select: { id: true } })
    await tellTask(tx, { viewer, now }, id)
    note({ subjectId: record.id })
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
    const data = { doneAt: now, doneById: viewer.personId }
    await tx.actionItem.updateMany({ where: { id: record.id, doneAt: null }, data })
    await recountActivity(tx, record.activityId)
    note({ subjectId: record.id })
  },
})
