import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../access/viewer'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { dateValue, instantOf } from '../core/time'
import { groupRecord } from '../groups/access'
import { indexEntries } from '../library/entries/commands'
import { lockActivity, recountActivity } from '../objectives/commands'
import { activityRecord } from './access'
import { carryOn, lockAgendas } from './agenda/carry/commands'
import { returnProblem, startAgenda } from './agenda/commands'
import { tellChanged, tellScheduled, tellStep } from './notices/commands'
import { afterStep, type Clocked, endDate, jpOf, planOpen, risingSequence } from './rules'
import { changeInput, scheduleInput, stepInput } from './schema'
import { followHost, putOffSlots, slotsIn } from './slots/commands'

type By = { viewer: Viewer; now: Date }
type Group = { zone: string; minutesPerJp: number }
type Typed = Clocked[]

export const letterOf = (on: string | null) => ({ letterOn: on === null ? null : dateValue(on) })

/** The days of a form as instants in the group's zone, in order, and what follows from them. */
export function whenOf(typed: Typed, group: Group) {
  const days = typed
    .map((day) => ({
      startsAt: instantOf(group.zone, day.date, day.from),
      endsAt: instantOf(group.zone, endDate(day), day.to),
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw invalidField('days.0.date', 'date')
  return { days, startsAt: first.startsAt, endsAt: last.endsAt, jp: jpOf(days, group.minutesPerJp) }
}

/**
 * Writes a meeting with its days and agenda. Answers its id. Throws invalid.
 * `carries`: what waited for a next meeting comes to the top of its agenda.
 */
export async function createMeeting(
  tx: Database,
  { viewer, now }: By,
  group: Group,
  input: Omit<z.output<typeof scheduleInput>, 'days'> & { days: Typed },
  carries = true,
): Promise<{ id: string }> {
  const { groupId, days: typed, letterOn, agenda, problemIds, itemId, ...plain } = input
  const { days, ...when } = whenOf(typed, group)
  if (itemId && !(await tx.programmeItem.count({ where: { id: itemId, groupId } })))
    throw invalidField('itemId', 'unknown')
  const base = { groupId, state: 'scheduled' as const, createdById: viewer.personId, createdAt: now }
  const { id } = await tx.activity.create({
    data: {
      ...plain,
      ...base,
      ...when,
      ...letterOf(letterOn),
      kind: 'meeting',
      programmeItemId: itemId,
      countedSupport: [],
    },
    select: { id: true },
  })
  const here = { groupId, activityId: id }
  await tx.activityDay.createMany({ data: days.map((day) => ({ ...here, ...day })) })
  await tx.activityTransition.create({
    data: { ...here, to: 'scheduled', personId: viewer.personId, at: now },
  })
  await startAgenda(tx, { viewer, now }, { id, groupId }, { agenda, problemIds })
  if (carries) await carryOn(tx, groupId, now)
  await recountActivity(tx, id)
  return { id }
}

/** An officer schedules a meeting; the chosen problems go on its agenda and count as taken up. Answers its id. */
export const scheduleMeeting = command({
  name: 'activity.schedule',
  action: 'activity.schedule',
  input: scheduleInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const made = await createMeeting(tx, { viewer, now }, record, input)
    await tellScheduled(tx, { viewer, now }, [made.id])
    note({ subjectId: made.id })
    return made
  },
})

export type Found = NonNullable<Awaited<ReturnType<typeof activityRecord>>>
type Change = { days: Typed; version: number; reason: string } & Partial<
  Omit<z.output<typeof changeInput>, 'activityId' | 'days' | 'letterOn'>
>

/**
 * Gives an activity that is not approved other days and words; new days put a postponed one back on the
 * schedule. Answers whether the days changed. Throws conflict when somebody was faster.
 */
export async function changePlan(
  tx: Database,
  { viewer, now }: By,
  record: Found,
  { days: typed, version, reason, ...data }: Change & { letterOn?: Date | null },
): Promise<boolean> {
  await lockAgendas(tx, record.groupId)
  if (!['scheduled', 'postponed', 'held', 'locked'].includes(record.state))
    throw new AppError('conflict', { key: 'activityMoved' })
  const { days, ...when } = whenOf(typed, record.group)
  const slots = await slotsIn(tx, record.id)
  const moved = await replaceDays(tx, record, days)
  const state = record.state === 'postponed' && moved ? ('scheduled' as const) : record.state
  const rising = risingSequence(record, { ...data, state }, moved, now)
  const changed = await tx.activity.updateMany({
    where: { id: record.id, version },
    data: { ...data, ...when, ...rising, state, version: { increment: 1 } },
  })
  if (changed.count !== 1) throw new AppError('conflict', { key: 'activityChanged' })
  if (moved) {
    const here = { groupId: record.groupId, activityId: record.id }
    const written = { ...here, from: record.state, to: state, reason, personId: viewer.personId, at: now }
    await tx.activityTransition.create({ data: written })
    await carryOn(tx, record.groupId, now)
  }
  await followHost(tx, { viewer, now }, record, slots, reason)
  return moved
}

/** Changes an activity that is not approved; its days can be changed until it was held, and its agenda stays as it is. */
export const changeActivity = command({
  name: 'activity.change',
  action: 'activity.manage',
  input: changeInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, letterOn, ...plan } = input
    const moved = await changePlan(tx, { viewer, now }, record, { ...plan, ...letterOf(letterOn) })
    await recountActivity(tx, activityId)
    // Materials are found under the name and objective of their session.
    if (record.kind === 'sharing') await indexEntries(tx, { activityId })
    await tellChanged(tx, { viewer, now }, [{ before: record, moved }], input.reason)
    note({ subjectId: activityId, detail: { moved } })
  },
})

type Day = { startsAt: Date; endsAt: Date }

/** True when the days changed. Days on which attendance was taken stand fast. */
async function replaceDays(
  tx: Database,
  activity: { id: string; groupId: string; state: Parameters<typeof planOpen>[0] },
  days: Day[],
) {
  const here = { groupId: activity.groupId, activityId: activity.id }
  const old = await tx.activityDay.findMany({
    where: { activityId: activity.id },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, endsAt: true },
  })
  if (JSON.stringify(old) === JSON.stringify(days)) return false
  if (!planOpen(activity.state)) throw invalidField('days.0.date', 'alreadyHeld')
  // Who checks in at this moment is counted, or finds the new days.
  await lockActivity(tx, activity.id)
  const taken = { where: { activityId: activity.id } }
  if ((await tx.attendance.count(taken)) || (await tx.guestPresence.count(taken)))
    throw invalidField('days.0.date', 'attendanceTaken')
  await tx.activityDay.deleteMany({ where: { activityId: activity.id } })
  await tx.activityDay.createMany({ data: days.map((day) => ({ ...here, ...day })) })
  return true
}

/** Takes one step with an activity, and all that follows from it. Throws conflict when the step does not fit. */
export async function takeStep(
  tx: Database,
  { viewer, now }: By,
  record: Found,
  { step, reason }: Pick<z.output<typeof stepInput>, 'step' | 'reason'>,
): Promise<void> {
  const to = afterStep(record.state, step)
  if (!to) throw new AppError('conflict', { key: 'activityMoved' })
  await lockAgendas(tx, record.groupId)
  if (step === 'hold' && record.startsAt && record.startsAt > now)
    throw new AppError('conflict', { key: 'notStarted' })
  if (step === 'lock') {
    const { id: activityId, groupId } = record
    const present = await tx.attendance.count({ where: { groupId, activityId, status: 'present' } })
    if (!present) throw new AppError('conflict', { key: 'nobodyPresent' })
  }
  if (step === 'approve') {
    const data = { approvedAt: now, approvedById: viewer.personId }
    const written = { activityId: record.id, text: { not: '' } }
    const approved = await tx.minutes.updateMany({ where: written, data })
    if (!approved.count) throw new AppError('conflict', { key: 'noMinutes' })
  }
  const where = { id: record.id, state: record.state }
  const rising = risingSequence(record, { state: to }, false, now)
  const moved = await tx.activity.updateMany({
    where,
    // A session that is put off by itself no longer follows its meeting.
    data: { ...rising, ...(step === 'postpone' && { hostId: null }), state: to, version: { increment: 1 } },
  })
  if (moved.count !== 1) throw new AppError('conflict', { key: 'activityMoved' })
  const here = { groupId: record.groupId, activityId: record.id }
  const data = { ...here, from: record.state, to, reason, personId: viewer.personId, at: now }
  await tx.activityTransition.create({ data })
  if (step === 'cancel') {
    const items = await tx.agendaItem.findMany({
      where: { activityId: record.id, problem: { state: 'takenUp' } },
      select: { problem: { select: { id: true, groupId: true, state: true } } },
    })
    for (const { problem } of items) await returnProblem(tx, { viewer, now }, record.id, problem)
  }
  if (step === 'postpone' || step === 'cancel')
    await putOffSlots(tx, { viewer, now }, record.id, { step, reason })
  if (step === 'hold' || step === 'cancel') await carryOn(tx, record.groupId, now)
  await recountActivity(tx, record.id)
}

/** Marks an activity held, locks its attendance, approves its minutes, postpones or cancels it. */
export const stepActivity = command({
  name: 'activity.step',
  action: 'activity.manage',
  input: stepInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await takeStep(tx, { viewer, now }, record, input)
    await tellStep(tx, { viewer, now }, [record], input)
    note({ subjectId: record.id, detail: { step: input.step } })
  },
})
