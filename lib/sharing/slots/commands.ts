import 'server-only'
import { writeMarks } from '../../activities/attendance/commands'
import { tellScheduled } from '../../activities/notices/commands'
import { attendanceOpen } from '../../activities/rules'
import { command } from '../../core/command'
import { AppError, invalidField } from '../../core/errors'
import { dateIn, instantOf } from '../../core/time'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { sessionRecord } from '../access'
import { setDate } from '../commands'
import { canBeScheduled } from '../rules'
import { acceptInput, slotInput } from '../schema'

/** An officer gives an accepted session a slot inside a meeting: its day and place, between its hours. */
export const slotSession = command({
  name: 'sharing.slot',
  action: 'activity.manage',
  input: slotInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!canBeScheduled(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    const { dayId, from, to, category, origin } = input
    const day = await tx.activityDay.findFirst({
      where: { id: dayId, groupId: record.groupId, activity: { kind: 'meeting', state: 'scheduled' } },
      select: { startsAt: true, endsAt: true, activity: { select: { id: true, place: true, link: true } } },
    })
    if (!day) throw invalidField('dayId', 'unknown')
    const date = dateIn(record.group.zone, day.startsAt)
    const startsAt = instantOf(record.group.zone, date, from)
    const endsAt = instantOf(record.group.zone, date, to)
    if (startsAt < day.startsAt || endsAt > day.endsAt) throw invalidField('from', 'outsideMeeting')
    const { id: hostId, place, link } = day.activity
    await setDate(tx, record, { ...viewer, now }, { startsAt, endsAt, place, link, hostId, category, origin })
    await tellScheduled(tx, { viewer, now }, [record.id], record.state === 'postponed')
    note({ subjectId: record.id, detail: { hostId } })
  },
})

/** Who was marked at the meeting was at its slot too: what is not on the session's own list yet is taken over. */
export const takeOverAttendance = command({
  name: 'sharing.takeOver',
  action: 'activity.manage',
  input: acceptInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    if (!attendanceOpen(record.state)) throw new AppError('conflict', { key: 'attendanceLocked' })
    await lockActivity(tx, record.id)
    const [day] = await tx.activityDay.findMany({
      where: { activityId: record.id },
      select: { id: true, startsAt: true, activity: { select: { hostId: true } } },
    })
    if (!day?.activity.hostId) throw new AppError('conflict', { key: 'noHost' })
    const rows = await tx.attendance.findMany({
      where: {
        activityId: day.activity.hostId,
        day: { startsAt: { lte: day.startsAt }, endsAt: { gt: day.startsAt } },
      },
      select: { personId: true, status: true, late: true },
    })
    const here = { groupId: record.groupId, activityId: record.id, dayId: day.id }
    const marks = rows.map((row) => ({ ...row, unlessMarked: true }))
    await writeMarks(tx, here, marks, { recordedAt: now, recordedBy: viewer.personId })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { rows: rows.length } })
  },
})
