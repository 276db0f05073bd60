import 'server-only'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { dateValue, instantOf } from '../core/time'
import { groupRecord } from '../groups/access'
import { lockActivity, recountActivity } from '../objectives/commands'
import { activityRecord } from './access'
import { returnProblem, setAgenda } from './agenda/commands'
import { afterStep, jpOf, planOpen } from './rules'
import { changeInput, scheduleInput, stepInput } from './schema'

type Typed = { date: string; from: string; to: string }[]

const letterOf = (on: string | null) => ({ letterOn: on === null ? null : dateValue(on) })

/** The days of a form as instants in the group's zone, in order, and what follows from them. */
function whenOf(typed: Typed, group: { zone: string; minutesPerJp: number }) {
  const days = typed
    .map((day) => ({
      startsAt: instantOf(group.zone, day.date, day.from),
      endsAt: instantOf(group.zone, day.date, day.to),
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw invalidField('days.0.date', 'date')
  return { days, startsAt: first.startsAt, endsAt: last.endsAt, jp: jpOf(days, group.minutesPerJp) }
}

/** An officer schedules a meeting; the chosen problems go on its agenda and count as taken up. Answers its id. */
export const scheduleMeeting = command({
  name: 'activity.schedule',
  action: 'activity.schedule',
  input: scheduleInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, days: typed, letterOn, agenda, problemIds, itemId, ...plain } = input
    const { days, ...when } = whenOf(typed, record)
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
    await setAgenda(tx, { viewer, now }, { id, groupId }, { agenda, problemIds })
    await recountActivity(tx, id)
    note({ subjectId: id })
    return { id }
  },
})

/**
 * Changes an activity that is not approved. Days and agenda can be changed until it was held;
 * new days put a postponed activity back on the schedule.
 */
export const changeActivity = command({
  name: 'activity.change',
  action: 'activity.manage',
  input: changeInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, version, reason, days: typed, letterOn, agenda, problemIds, ...plain } = input
    if (!['scheduled', 'postponed', 'held', 'locked'].includes(record.state))
      throw new AppError('conflict', { key: 'activityMoved' })
    const { days, ...when } = whenOf(typed, record.group)
    const moved = await replaceDays(tx, record, days)
    const state = record.state === 'postponed' && moved ? ('scheduled' as const) : record.state
    const changed = await tx.activity.updateMany({
      where: { id: activityId, version },
      data: { ...plain, ...when, ...letterOf(letterOn), state, version: { increment: 1 } },
    })
    if (changed.count !== 1) throw new AppError('conflict', { key: 'activityChanged' })
    if (moved) {
      const here = { groupId: record.groupId, activityId }
      const data = { ...here, from: record.state, to: state, reason, personId: viewer.personId, at: now }
      await tx.activityTransition.create({ data })
    }
    if (planOpen(record.state)) await setAgenda(tx, { viewer, now }, record, { agenda, problemIds })
    await recountActivity(tx, activityId)
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

/** Marks an activity held, locks its attendance, approves its minutes, postpones or cancels it. */
export const stepActivity = command({
  name: 'activity.step',
  action: 'activity.manage',
  input: stepInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { step, reason } = input
    const to = afterStep(record.state, step)
    if (!to) throw new AppError('conflict', { key: 'activityMoved' })
    if (step === 'hold' && record.startsAt && record.startsAt > now)
      throw new AppError('conflict', { key: 'notStarted' })
    if (step === 'lock') {
      const present = await tx.attendance.count({ where: { activityId: record.id, status: 'present' } })
      if (!present) throw new AppError('conflict', { key: 'nobodyPresent' })
    }
    if (step === 'approve') {
      const data = { approvedAt: now, approvedById: viewer.personId }
      const approved = await tx.minutes.updateMany({ where: { activityId: record.id }, data })
      if (!approved.count) throw new AppError('conflict', { key: 'noMinutes' })
    }
    const where = { id: record.id, state: record.state }
    const moved = await tx.activity.updateMany({ where, data: { state: to, version: { increment: 1 } } })
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
    await recountActivity(tx, record.id)
    note({ subjectId: record.id, detail: { step } })
  },
})
