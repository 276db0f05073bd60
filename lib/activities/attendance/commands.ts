import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { newKey } from '../../core/keys'
import { plannedOnce } from '../../core/plans'
import { today, WEST } from '../../core/time'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import type { ActivityState } from '../rules'
import {
  correctionOpen,
  fateOf,
  kept,
  type Mark,
  type Sent,
  type Stored,
  same,
  shown,
  statusOf,
  stored,
} from './rules'
import { correctionInput } from './schema'

type Here = { groupId: string; activityId: string; dayId: string }
type Row = { personId: string; status: Stored; late: boolean; recordedBy: string }
type By = { recordedAt: Date; recordedBy: string }

/** Locks an activity and answers its state of that moment: attendance may have been locked while one waited. Throws notFound. */
export async function lockedState(tx: Database, activityId: string): Promise<ActivityState> {
  const state = await lockActivity(tx, activityId)
  if (!state) throw notFound()
  return state as ActivityState
}

/** A day of an activity, the first when none is named. Throws when it is another activity's. */
export async function dayOf(tx: Database, activityId: string, dayId: string | null) {
  const [day] = await tx.$queryRaw<{ id: string; startsAt: Date }[]>`${plannedOnce}
    select id, starts_at as "startsAt" from activity_day
    where activity_id = ${activityId}::uuid and id = coalesce(${dayId}::uuid, id) order by starts_at limit 1`
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
  const on = today(at)
  const strangers = await tx.$queryRaw<object[]>`${plannedOnce}
    select 1 from unnest(${personIds}::uuid[]) wanted(id) where not exists (
      select from membership where group_id = ${groupId}::uuid and person_id = wanted.id
        and started_on <= ${on}::date and (ended_on is null or ended_on >= ${on}::date)) limit 1`
  if (strangers.length) throw invalidField(field, 'unknown')
}

type Listed = { dayId: string; isMember: boolean } & (Row | { personId: string | null; status: null })

/**
 * A day of an activity, the first when none is named, with the marks that these people have on it. Throws `unknown` beside
 * `dayId` when it is another activity's, and beside `rows` when one of them is no member of the group on that day.
 */
export async function listOf(
  tx: Database,
  { groupId, activityId }: Omit<Here, 'dayId'>,
  dayId: string | null,
  personIds: string[],
) {
  const rows = await tx.$queryRaw<Listed[]>`${plannedOnce}
    select day.id as "dayId", wanted.id as "personId", status, late, recorded_by_id as "recordedBy",
      wanted.id is null or exists (select from membership where group_id = ${groupId}::uuid and person_id = wanted.id
        and started_on <= day.held_on and (ended_on is null or ended_on >= day.held_on)) as "isMember"
    from (select id, (starts_at at time zone ${WEST})::date as held_on from activity_day
        where activity_id = ${activityId}::uuid and id = coalesce(${dayId}::uuid, id) order by starts_at limit 1) day
      left join unnest(${personIds}::uuid[]) wanted(id) on true
      left join attendance on day_id = day.id and person_id = wanted.id`
  const [first] = rows
  if (!first) throw invalidField('dayId', 'unknown')
  if (rows.some((row) => !row.isMember)) throw invalidField('rows', 'unknown')
  return { dayId: first.dayId, marked: rows.flatMap((row) => (row.status ? [row as Row] : [])) }
}

/** The marks that people have on a day. */
function marksOn(tx: Database, dayId: string, personIds: string[]): Promise<Row[]> {
  return tx.$queryRaw`${plannedOnce}
    select person_id as "personId", status, late, recorded_by_id as "recordedBy" from attendance
    where day_id = ${dayId}::uuid and person_id = any(${personIds}::uuid[])`
}

/**
 * Writes marks of one day in a few statements, however many people; the activity must be locked. `marked`: the marks that
 * they have, where they were read since. What is already so stays as it was, with who recorded it. Answers the marks of
 * others that differ and stayed.
 */
export async function writeMarks(tx: Database, here: Here, marks: Sent[], by: By, marked?: Row[]) {
  const wanted = new Map(marks.map((mark) => [mark.personId, kept(mark)]))
  const old = marked ?? (await marksOn(tx, here.dayId, [...wanted.keys()]))
  const before = new Map(old.map((row) => [row.personId, { ...row, status: statusOf[row.status] }]))
  const all = [...wanted.values()]
  const fresh = all.filter((mark) => !before.has(mark.personId))
  if (fresh.length) {
    const { groupId, activityId, dayId } = here
    await tx.$executeRaw`${plannedOnce}
      insert into attendance (id, group_id, activity_id, day_id, person_id, status, late, recorded_at, recorded_by_id)
      select mark.id, ${groupId}::uuid, ${activityId}::uuid, ${dayId}::uuid, person_id, status::attendance_status, late,
        ${by.recordedAt}::timestamptz, ${by.recordedBy}::uuid
      from unnest(${fresh.map(() => newKey(by.recordedAt))}::uuid[], ${fresh.map((mark) => mark.personId)}::uuid[],
        ${fresh.map((mark) => stored[mark.status])}::text[], ${fresh.map((mark) => mark.late)}::boolean[])
        mark(id, person_id, status, late) on conflict do nothing`
  }
  const judged = all.map((mark) => {
    const row = before.get(mark.personId)
    return { mark, row, fate: fateOf(row, mark, by.recordedBy) }
  })
  const moved = judged.filter(({ row, fate }) => row && fate === 'write').map(({ mark }) => mark)
  if (moved.length)
    await tx.$executeRaw`${plannedOnce}
      update attendance set status = mark.status::attendance_status, late = mark.late,
        recorded_at = ${by.recordedAt}::timestamptz, recorded_by_id = ${by.recordedBy}::uuid
      from unnest(${moved.map((mark) => mark.personId)}::uuid[], ${moved.map((mark) => stored[mark.status])}::text[],
        ${moved.map((mark) => mark.late)}::boolean[]) mark(person_id, status, late)
      where attendance.day_id = ${here.dayId}::uuid and attendance.person_id = mark.person_id`
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
