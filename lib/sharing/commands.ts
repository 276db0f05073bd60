import 'server-only'
import type { z } from 'zod'
import { tellScheduled } from '../activities/notices/commands'
import { type ActivityState, endDate, risingSequence } from '../activities/rules'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { instantOf, today } from '../core/time'
import { groupRecord } from '../groups/access'
import { recountActivity } from '../objectives/commands'
import { sessionRecord } from './access'
import { assertOpen } from './calls/commands'
import { awaitsAnswer, canBeScheduled } from './rules'
import { acceptInput, declineInput, offerInput, scheduleInput } from './schema'

type By = { personId: string; now: Date }
type Session = { id: string; groupId: string } & Parameters<typeof risingSequence>[0]

/** Moves a session to a state and writes who did it, when and why. Throws conflict when somebody was faster. */
async function move(
  tx: Database,
  session: Session,
  to: ActivityState,
  by: By,
  reason = '',
  data: object = {},
) {
  const where = { id: session.id, state: session.state }
  const rising = risingSequence(session, { ...data, state: to }, 'startsAt' in data, by.now)
  const moved = await tx.activity.updateMany({
    where,
    data: { ...data, ...rising, state: to, version: { increment: 1 } },
  })
  if (moved.count !== 1) throw new AppError('conflict', { key: 'activityMoved' })
  const here = { groupId: session.groupId, activityId: session.id }
  await tx.activityTransition.create({
    data: { ...here, from: session.state, to, reason, personId: by.personId, at: by.now },
  })
}

async function refuseStrangers(tx: Database, groupId: string, personIds: string[], now: Date) {
  const on = today(now)
  const period = { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gte: on } }] }
  const where = { groupId, personId: { in: personIds }, ...period }
  const members = await tx.membership.findMany({ where, select: { personId: true } })
  const known = new Set(members.map((member) => member.personId))
  if (personIds.some((one) => !known.has(one))) throw invalidField('presenterIds', 'unknown')
}

/** A member offers a session and is its first presenter. Answers its id. */
export const offerSession = command({
  name: 'sharing.offer',
  action: 'sharing.offer',
  input: offerInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    await assertOpen(tx, { groupId: input.groupId, callId: input.callId, zone: record.zone, now })
    const { presenterIds, resourcePerson, ...plain } = input
    const personIds = [...new Set([viewer.personId, ...presenterIds])]
    await refuseStrangers(tx, input.groupId, personIds, now)
    // Category and origin are the officer's to say when the session is scheduled.
    const open = { category: 'coreRoutine', origin: 'programme', state: 'offered' } as const
    const made = { createdById: viewer.personId, createdAt: now, countedSupport: [] }
    const { id } = await tx.activity.create({
      data: { ...plain, ...open, ...made, kind: 'sharing' },
      select: { id: true },
    })
    const here = { groupId: input.groupId, activityId: id }
    const guests = resourcePerson ? [{ ...here, name: resourcePerson }] : []
    const members = personIds.map((personId) => ({ ...here, personId }))
    await tx.presenter.createMany({ data: [...members, ...guests] })
    await tx.activityTransition.create({
      data: { ...here, to: 'offered', personId: viewer.personId, at: now },
    })
    await recountActivity(tx, id)
    note({ subjectId: id })
    return { id }
  },
})

/** An officer accepts an offer; its date follows. */
export const acceptSession = command({
  name: 'sharing.accept',
  action: 'activity.manage',
  input: acceptInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    if (!awaitsAnswer(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    await move(tx, record, 'accepted', { ...viewer, now })
    await recountActivity(tx, record.id)
    note({ subjectId: record.id })
  },
})

/** An officer declines an offer and says why. */
export const declineSession = command({
  name: 'sharing.decline',
  action: 'activity.manage',
  input: declineInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!awaitsAnswer(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    await move(tx, record, 'declined', { ...viewer, now }, input.reason)
    await recountActivity(tx, record.id)
    note({ subjectId: record.id })
  },
})

type Classed = Pick<z.output<typeof scheduleInput>, 'category' | 'origin'>
type Found = NonNullable<Awaited<ReturnType<typeof sessionRecord>>>

/** Puts a session on the schedule, of its own or in a meeting, with one day and its credit hours. */
export async function setDate(
  tx: Database,
  record: Found,
  by: By,
  data: { startsAt: Date; endsAt: Date; hostId: string | null; place: string; link?: string } & Classed,
): Promise<void> {
  const { startsAt, endsAt } = data
  const jp = Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000 / record.group.minutesPerJp)
  await move(tx, record, 'scheduled', by, '', { ...data, jp })
  const here = { groupId: record.groupId, activityId: record.id }
  // Who was marked for a day that did not take place was not present.
  await tx.activityDay.deleteMany({ where: { activityId: record.id } })
  await tx.activityDay.create({ data: { ...here, startsAt, endsAt } })
  await recountActivity(tx, record.id)
}

/** An officer gives an accepted session its date and place, or a postponed one new ones. */
export const scheduleSession = command({
  name: 'sharing.schedule',
  action: 'activity.manage',
  input: scheduleInput,
  record: sessionRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!canBeScheduled(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    const { activityId, date, from, to, nextDay, ...plain } = input
    const { zone } = record.group
    const when = {
      startsAt: instantOf(zone, date, from),
      endsAt: instantOf(zone, endDate({ date, nextDay }), to),
    }
    await setDate(tx, record, { ...viewer, now }, { ...plain, ...when, hostId: null })
    await tellScheduled(tx, { viewer, now }, [activityId], record.state === 'postponed')
    note({ subjectId: activityId })
  },
})
