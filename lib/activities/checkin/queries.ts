import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { type Database, db } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { attendanceOpen, isOpenToGroup } from '../rules'
import { dayFields } from './access'
import { canOpen, checkInState, codeAt, HAND_AROUND, judgeCode, openingClock } from './rules'

/** The days around a moment on which this viewer could check in; at most 20. */
export function daysAround(tx: Database, viewer: Viewer, now: Date, around = HAND_AROUND * 1.5) {
  const [from, to] = [-1, 1].map((sign) => new Date(now.getTime() + sign * around))
  const states = { in: ['scheduled' as const, 'held' as const] }
  return tx.activityDay.findMany({
    where: {
      startsAt: { lte: to as Date },
      endsAt: { gte: from as Date },
      activity: { AND: [{ state: states }, visible(viewer, 'activity.checkIn')] },
    },
    orderBy: { id: 'asc' },
    take: 20,
    select: { ...dayFields, activity: { select: { group: { select: { zone: true } } } } },
    relationLoadStrategy: 'join',
  })
}

/** The day that a typed code belongs to. Throws a plain reason when there is none. */
export async function dayByCode(viewer: Viewer, code: string, now: Date): Promise<string> {
  const days = await daysAround(db(viewer), viewer, now)
  const judged = days.map((day) => ({
    day,
    verdict: judgeCode(day, code, now),
    state: checkInState(day, now),
  }))
  const right = judged.find((one) => one.verdict === 'right')
  if (right) return right.day.id
  const early = judged.find((one) => one.state === 'early')
  if (judged.some((one) => one.state === 'open'))
    throw invalidField('code', judged.some((one) => one.verdict === 'old') ? 'codeOld' : 'codeWrong')
  if (early) {
    const at = openingClock(early.day, early.day.activity.group.zone)
    throw new AppError('conflict', { key: 'checkInEarly', values: { at } })
  }
  throw new AppError('conflict', { key: 'noCheckInNow' })
}

/** The code on the officer's screen for one day of an activity; null when it is not theirs to show. */
export async function readCode(viewer: Viewer, activityId: string, asked: unknown, now: Date) {
  if (!/^[0-9a-f-]{36}$/i.test(activityId)) return null
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.manage')] },
    select: {
      id: true,
      groupId: true,
      title: true,
      kind: true,
      state: true,
      days: { orderBy: { startsAt: 'asc' }, select: dayFields },
      attendance: { where: { status: 'present' }, select: { dayId: true } },
    },
    relationLoadStrategy: 'join',
  })
  // Without a word of the address the day that is on, or the next one.
  const days = found?.days ?? []
  const on = days.find((day) => day.endsAt.getTime() + HAND_AROUND > now.getTime()) ?? days.at(-1)
  const day = days.find((one) => one.id === asked) ?? on
  if (!found || !day) return null
  const taking = attendanceOpen(found.state)
  const { codeKey: _, ...shown } = day
  const state = checkInState(day, now)
  return {
    ...found,
    days: days.map(({ id, startsAt }) => ({ id, startsAt })),
    day: shown,
    taking,
    state,
    canOpen: canOpen(day, now),
    shown: taking && state === 'open' ? codeAt(day, now) : null,
    present: found.attendance.filter((row) => row.dayId === day.id).length,
  }
}

/** What is on record of the viewer on one day, with where and when it was; null when there is no such day for them. */
export async function readOwnPresence(viewer: Viewer, dayId: string | null) {
  if (!dayId) return null
  const found = await db(viewer).activityDay.findFirst({
    where: { id: dayId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      checkInByHand: true,
      checkInHandAt: true,
      activity: {
        select: {
          id: true,
          kind: true,
          title: true,
          state: true,
          group: { select: { id: true, slug: true, name: true, zone: true, regionCode: true } },
        },
      },
      attendance: {
        where: { personId: viewer.personId },
        select: { status: true, late: true, recordedAt: true, recordedBy: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { activity, attendance, ...day } = found
  const { group } = activity
  const facts = { groupId: group.id, regionCode: group.regionCode, shared: isOpenToGroup(activity.state) }
  return {
    day,
    activity,
    mine: attendance[0] ?? null,
    may: { checkIn: can(viewer, 'activity.checkIn', facts) },
  }
}
