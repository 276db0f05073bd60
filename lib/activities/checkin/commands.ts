import 'server-only'
import { countGuess, forgetGuesses } from '../../auth/limit'
import { type Context, command } from '../../core/command'
import { running } from '../../core/day'
import { type Database, db } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { id, parse } from '../../core/input'
import { today } from '../../core/time'
import { recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { lockedState, writeMarks } from '../attendance/commands'
import { clockOf } from '../minutes/queries'
import { attendanceOpen } from '../rules'
import { dayFields, dayRecord } from './access'
import { dayByCode, daysAround } from './queries'
import { canOpen, checkInState, isLate, judgeCode, openingClock, shownAt } from './rules'
import { checkInInput, handInput } from './schema'

type Day = NonNullable<Awaited<ReturnType<typeof freshDay>>>

/** The day as it is now that its activity is locked: it may have been moved while one waited. */
function freshDay(tx: Database, dayId: string) {
  return tx.activityDay.findUnique({ where: { id: dayId }, select: dayFields })
}

function assertOpen(day: Day, zone: string, now: Date) {
  const state = checkInState(day, now)
  if (state === 'early')
    throw new AppError('conflict', { key: 'checkInEarly', values: { at: openingClock(day, zone) } })
  if (state !== 'open')
    throw new AppError('conflict', { key: state === 'over' ? 'checkInOver' : 'checkInClosed' })
}

/** A member who shows the code of the day is present, late after a quarter of an hour. One row, however often. */
const enter = command({
  name: 'attendance.checkIn',
  action: 'activity.checkIn',
  input: checkInInput.extend({ dayId: id }),
  record: dayRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { id: activityId, groupId, group } = record.activity
    const { personId } = viewer
    const state = await lockedState(tx, activityId)
    const day = await freshDay(tx, record.id)
    if (!day) throw new AppError('conflict', { key: 'checkInOver' })
    const dayId = day.id
    note({ subjectId: activityId, detail: { dayId } })
    const old = await tx.attendance.findUnique({
      where: { dayId_personId: { dayId, personId } },
      select: { status: true },
    })
    if (old?.status === 'present') return { dayId, fresh: false }
    if (!attendanceOpen(state)) {
      const off = state === 'postponed' || state === 'cancelled'
      throw new AppError('conflict', { key: off ? 'checkInOff' : 'attendanceLocked' })
    }
    assertOpen(day, group.zone, now)
    const verdict = judgeCode(day, input.code, now)
    if (verdict === 'old') throw invalidField('code', 'codeOld')
    if (verdict === 'wrong') {
      const others = await daysAround(tx, viewer, now)
      const elsewhere = others.some((one) => one.id !== dayId && judgeCode(one, input.code, now) !== 'wrong')
      throw invalidField('code', elsewhere ? 'codeOtherDay' : 'codeWrong')
    }
    const member = { groupId, personId, ...running(today(day.startsAt)) }
    if (!(await tx.membership.count({ where: member })))
      throw new AppError('conflict', { key: 'notMemberThatDay' })
    const mark = { personId, status: 'present' as const, late: isLate(day, now) }
    await writeMarks(tx, { groupId, activityId, dayId }, [mark], { recordedAt: now, recordedBy: personId })
    await recountActivity(tx, activityId)
    return { dayId, fresh: true }
  },
})

/**
 * Checks the viewer in with a code scanned or typed. `now` is the moment of the scan, also where signing in came
 * between. Throws a plain reason: wrong, old or another day's code, too early, over, closed, locked, limited.
 */
export async function checkIn(context: Context, raw: { code: unknown; dayId?: string | null }) {
  const { code, dayId } = parse(checkInInput, raw)
  const { viewer, now } = context
  await countGuess(viewer.personId)
  const day = dayId ?? (await dayByCode(viewer, code, now))
  const result = await enter(context, { code, dayId: day })
  // Only what was newly recorded clears the count: else one known code would buy endless guesses at another.
  if (result.fresh) await forgetGuesses(viewer.personId)
  return result
}

const DAY = 86_400_000

/**
 * Checks the viewer in with a code that waited on a phone without a network. It counts as any other while it is valid.
 * Later it does not, or whoever was sent a photo of it would only have to switch off the network; but it is told apart
 * from a wrong one, with the moment at which it was shown, so that an officer can record the person by hand.
 */
export async function checkInLate(context: Context, raw: { code: unknown; dayId?: string | null }) {
  try {
    return await checkIn(context, raw)
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'limited') throw error
    const { code } = parse(checkInInput, raw)
    const days = await daysAround(db(context.viewer), context.viewer, context.now, DAY)
    for (const day of days) {
      const at = shownAt(day, code, context.now)
      if (!at) continue
      const shown = clockOf(day.activity.group.zone, at)
      throw new AppError('conflict', { key: 'codeSentLate', values: { at: shown } })
    }
    throw error
  }
}

/** An officer opens or closes the check-in of a day by hand. */
export const setCheckIn = command({
  name: 'checkIn.set',
  action: 'activity.manage',
  input: handInput,
  record: activityRecord,
  run: async ({ tx, now, input, record, note }) => {
    if (!attendanceOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'attendanceLocked' })
    const day = await freshDay(tx, input.dayId)
    if (day?.activityId !== record.id) throw invalidField('dayId', 'unknown')
    if (!canOpen(day, now)) throw new AppError('conflict', { key: 'checkInOtherDay' })
    const data = { checkInByHand: input.hand === 'open', checkInHandAt: now }
    await tx.activityDay.update({ where: { id: day.id }, data, select: { id: true } })
    note({ subjectId: record.id, detail: { dayId: day.id, hand: input.hand } })
  },
})
