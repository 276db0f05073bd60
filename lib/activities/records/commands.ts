import 'server-only'
import { command } from '../../core/command'
import { AppError } from '../../core/errors'
import { recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { listOf, lockedState, writeMarks } from '../attendance/commands'
import { attendanceOpen } from '../rules'
import { attendanceInput } from '../schema'

/**
 * Writes the attendance of many people on one day, the first when none is named; one row a person whatever happens.
 * Answers what differs from the marks of others that the list had not shown: those stay.
 */
export const recordAttendance = command({
  name: 'attendance.record',
  action: 'activity.manage',
  input: attendanceInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!attendanceOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'attendanceLocked' })
    const meeting = { groupId: record.groupId, activityId: record.id }
    const ids = input.rows.map((row) => row.personId)
    const { dayId, marked } = await listOf(tx, meeting, input.dayId, ids)
    const by = { recordedAt: now, recordedBy: viewer.personId }
    const differed = await writeMarks(tx, { ...meeting, dayId }, input.rows, by, marked)
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { rows: input.rows.length, differed: differed.length } })
    return { differed }
  },
})
