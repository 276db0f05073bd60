import 'server-only'
import { command } from '../../core/command'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { today } from '../../core/time'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import type { ActivityState } from '../rules'
import { statuses } from '../schema'
import { correctionOpen, fateOf, kept, type Mark, type Sent, same, shown } from './rules'
import { correctionInput } from './schema'

type Here = { groupId: string; activityId: string; dayId: string }
type By = { recordedAt: Date; recordedBy: string }

/** Locks an activity and answers its state of that moment: attendance may have been locked while one waited. */
export async function lockedState(tx: Database, activityId: string): Promise<ActivityState> {
  await lockActivity(tx, activityId)
  const where = { id: activityId }
  return (await tx.activity.findUniqueOrThrow({ where, select: { state: true } })).state
}

/** A day of an activity, the first when none is named. Throws when it is another activity's. */
export async function dayOf(tx: Database, activityId: string, dayId: string | null) {
  const day = await tx.activityDay.findFirst({
    where: { activityId, ...(dayId && { id: dayId }) },
    orderBy: { startsAt: 'asc' },
    select: { id: true, startsAt: true },
  })
  if (!day) throw invalidField('dayId', 'unknown')
  return day
}

/** Throws `unknown` beside a field unless all these people are members of the group on a day. */
export async function assertMembers(
  tx: Database,
  groupId: string,
  personIds: string[],
  at: Date,
  field: string,
): Promise<void> {
  const where = { groupId, personId: { in: personIds }, ...running(today(at)) }
  const found = await tx.membership.findMany({ where, select: { personId: true } })
  const known = new Set(found.map((one) => one.personId))
  if (personIds.some((personId) => !known.has(personId))) throw invalidField(field, 'unknown')
}

/**
 * Writes marks of one day in a few statements, however many people; the activity must be locked.
 * What is already so stays as it was, with who recorded it. Answers the marks of others that differ and stayed.
 */
export async function writeMarks(tx: Database, here: Here, marks: Sent[], by: By) {
  const wanted = new Map(marks.map((mark) => [mark.personId, kept(mark)]))
  const old = await tx.attendance.findMany({
    where: { dayId: here.dayId, personId: { in: [...wanted.keys()] } },
    select: { personId: true, status: true, late: true, recordedBy: true },
  })
  const before = new Map(old.map((row) => [row.personId, row]))
  const all = [...wanted.values()]
  const fresh = all.filter((mark) => !before.has(mark.personId))
  if (fresh.length) {
    const data = fresh.map(({ personId, status, late }) => ({ ...here, personId, status, late, ...by }))
    await tx.attendance.createMany({ data, skipDuplicates: true })
  }
  const judged = all.map((mark) => {
    const row = before.get(mark.personId)
    return { mark, row, fate: fateOf(row, mark, by.recordedBy) }
  })
  const moved = judged.filter(({ row, fate }) => row && fate === 'write').map(({ mark }) => mark)
  for (const status of statuses)
    for (const late of [false, true]) {
      const ids = moved.filter((mark) => same(mark, { status, late })).map((mark) => mark.personId)
      const where = { dayId: here.dayId, personId: { in: ids } }
      if (ids.length) await tx.attendance.updateMany({ where, data: { status, late, ...by } })
    }
  return judged.flatMap(({ mark, row, fate }) =>
    row && fate === 'differs'
      ? [{ personId: mark.personId, mine: shown(mark), theirs: shown(row), by: row.recordedBy }]
      : [],
  )
}

/** Corrects one row of a locked attendance list and writes down who, when and why. Answers how many are present. */
export const correctAttendance = command({
  name: 'attendance.correct',
  action: 'activity.manage',
  input: correctionInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!correctionOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'attendanceNotLocked' })
    const day = await dayOf(tx, record.id, input.dayId)
    const { personId, reason } = input
    await assertMembers(tx, record.groupId, [personId], day.startsAt, 'personId')
    const mark = kept({ personId, status: input.status, late: input.late })
    const here = { groupId: record.groupId, activityId: record.id, dayId: day.id }
    await writeCorrection(tx, here, mark, reason, { recordedAt: now, recordedBy: viewer.personId })
    await recountActivity(tx, record.id)
    const { id: activityId, groupId } = record
    const present = await tx.attendance.count({ where: { groupId, activityId, status: 'present' } })
    note({ subjectId: record.id, detail: { dayId: day.id, personId, to: mark.status } })
    return { present }
  },
})

/** Changes one mark after the lock, with its correction. Throws when it says so already. */
export async function writeCorrection(tx: Database, here: Here, mark: Mark, reason: string, by: By) {
  const { personId, status, late } = mark
  const old = await tx.attendance.findUnique({
    where: { dayId_personId: { dayId: here.dayId, personId } },
    select: { status: true, late: true },
  })
  if (same(old, mark)) throw invalidField('status', 'nothingCorrected')
  await writeMarks(tx, here, [mark], by)
  await tx.attendanceCorrection.create({
    data: {
      ...here,
      personId,
      from: old?.status ?? null,
      fromLate: old?.late ?? false,
      to: status,
      toLate: late,
      reason,
      byId: by.recordedBy,
      at: by.recordedAt,
    },
  })
}
