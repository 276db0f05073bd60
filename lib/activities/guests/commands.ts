import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { recountActivity } from '../../objectives/commands'
import { activityFacts, activityRecord } from '../access'
import { assertMembers, dayOf, lockedState, writeCorrection, writeMarks } from '../attendance/commands'
import { correctionOpen } from '../attendance/rules'
import { type ActivityState, attendanceOpen, planOpen } from '../rules'
import { guestInput, guestMarksInput, MAX_GUESTS, mergeInput, removeGuestInput } from './schema'

/** Guests are written down until the list is locked. */
function assertOpen(state: ActivityState) {
  if (!attendanceOpen(state) && !planOpen(state)) throw new AppError('conflict', { key: 'attendanceLocked' })
}

/** An officer invites somebody from outside by name, or writes down who came by. */
export const addGuest = command({
  name: 'guest.add',
  action: 'activity.manage',
  input: guestInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    assertOpen(await lockedState(tx, record.id))
    const { activityId, dayId, ...named } = input
    const day = dayId ? await dayOf(tx, activityId, dayId) : null
    if ((await tx.guest.count({ where: { activityId } })) >= MAX_GUESTS)
      throw invalidField('name', 'tooManyGuests', { max: MAX_GUESTS })
    const here = { groupId: record.groupId, activityId }
    const data = { ...named, ...here, addedById: viewer.personId, at: now }
    const { id } = await tx.guest.create({ data, select: { id: true } })
    const by = { recordedAt: now, recordedBy: viewer.personId }
    if (day) await tx.guestPresence.create({ data: { ...here, ...by, dayId: day.id, guestId: id } })
    note({ subjectId: activityId, detail: { guestId: id } })
    return { id }
  },
})

/** Says which guests were there on a day: those named, and no others. */
export const markGuests = command({
  name: 'guest.mark',
  action: 'activity.manage',
  input: guestMarksInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!attendanceOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'attendanceLocked' })
    const { activityId, present } = input
    const { id: dayId } = await dayOf(tx, activityId, input.dayId)
    const wanted = [...new Set(present)]
    const known = await tx.guest.count({ where: { activityId, id: { in: wanted } } })
    if (known !== wanted.length) throw invalidField('present', 'unknown')
    await tx.guestPresence.deleteMany({ where: { dayId, guestId: { notIn: wanted } } })
    const base = { groupId: record.groupId, activityId, dayId, recordedAt: now, recordedBy: viewer.personId }
    const data = wanted.map((guestId) => ({ ...base, guestId }))
    await tx.guestPresence.createMany({ data, skipDuplicates: true })
    note({ subjectId: activityId, detail: { dayId, present: wanted.length } })
  },
})

/** A guest of an activity that the viewer may see, with the facts of permission; null otherwise. */
export async function guestRecord(tx: Database, viewer: Viewer, { guestId }: { guestId: string }) {
  const found = await tx.guest.findFirst({
    where: { id: guestId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      activityId: true,
      presence: { select: { dayId: true, day: { select: { startsAt: true } } } },
      activity: {
        select: {
          groupId: true,
          state: true,
          createdById: true,
          presenters: { select: { personId: true } },
          group: { select: { regionCode: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  return found && { ...found, facts: activityFacts(found.activity) }
}

/** Takes a guest off the list while it is open. */
export const removeGuest = command({
  name: 'guest.remove',
  action: 'activity.manage',
  input: removeGuestInput,
  record: guestRecord,
  run: async ({ tx, record, note }) => {
    assertOpen(await lockedState(tx, record.activityId))
    const { count } = await tx.guest.deleteMany({ where: { id: record.id } })
    if (!count) throw notFound()
    note({ subjectId: record.activityId, detail: { guestId: record.id } })
  },
})

/**
 * A guest turns out to be a member: their days are written to the member's name, and the guest is gone.
 * After the lock each day is a correction, and wants a reason.
 */
export const mergeGuest = command({
  name: 'guest.merge',
  action: 'activity.manage',
  input: mergeInput,
  record: guestRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, activity, presence } = record
    const state = await lockedState(tx, activityId)
    const locked = correctionOpen(state)
    if (!locked) assertOpen(state)
    else if (input.reason.length < 3) throw invalidField('reason', 'reason')
    const { personId } = input
    const { groupId } = activity
    const mark = { personId, status: 'present' as const, late: false }
    const by = { recordedAt: now, recordedBy: viewer.personId }
    const days = presence.map((one) => ({ ...one.day, here: { groupId, activityId, dayId: one.dayId } }))
    const marked = await tx.attendance.findMany({
      where: { activityId, personId, status: 'present' },
      select: { dayId: true },
    })
    for (const { here, startsAt } of days) {
      await assertMembers(tx, groupId, [personId], startsAt, 'personId')
      if (marked.some((one) => one.dayId === here.dayId)) continue
      if (locked) await writeCorrection(tx, here, mark, input.reason, by)
      else await writeMarks(tx, here, [mark], by)
    }
    const { count } = await tx.guest.deleteMany({ where: { id: record.id } })
    if (!count) throw notFound()
    await recountActivity(tx, activityId)
    note({ subjectId: activityId, detail: { guestId: record.id, personId } })
  },
})
