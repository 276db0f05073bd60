import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { tellChanged, tellStep } from '../notices/commands'
import { type ActivityState, risingSequence } from '../rules'
import { placeIn, type Span, within } from './rules'

type By = { viewer: Viewer; now: Date }
type Venue = { place: string; link: string }
type Host = { id: string; state: ActivityState } & Venue

const columns = {
  id: true,
  groupId: true,
  title: true,
  state: true,
  version: true,
  place: true,
  link: true,
  mode: true,
  startsAt: true,
  endsAt: true,
} as const
type Slot = Awaited<ReturnType<typeof slotsIn>>['slots'][number]

/** The sessions in a meeting that are still to come, in one order for all, and its days as they are before a change. */
export async function slotsIn(tx: Database, hostId: string) {
  const found = await tx.activity.findMany({
    where: { hostId, state: { in: ['scheduled', 'postponed'] } },
    orderBy: { id: 'asc' },
    select: columns,
  })
  const slots = found.flatMap(({ startsAt, endsAt, ...one }) =>
    startsAt && endsAt ? [{ ...one, startsAt, endsAt }] : [],
  )
  const days = slots.length ? await daysOf(tx, hostId) : []
  // An officer may have moved a session elsewhere since.
  return { slots: slots.filter((slot) => within(slot, days)), days }
}

function daysOf(tx: Database, activityId: string): Promise<Span[]> {
  const select = { startsAt: true, endsAt: true }
  return tx.activityDay.findMany({ where: { activityId }, orderBy: { startsAt: 'asc' }, select })
}

type Next = { state: ActivityState; hostId?: null } & Partial<Span & Venue>

async function write(tx: Database, { viewer, now }: By, slot: Slot, next: Next, reason: string) {
  const { startsAt, endsAt } = next
  const rising = risingSequence(slot, next, startsAt !== undefined, now)
  const { count } = await tx.activity.updateMany({
    where: { id: slot.id, version: slot.version },
    data: { ...next, ...rising, version: { increment: 1 } },
  })
  if (!count) throw new AppError('conflict', { key: 'activityChanged' })
  const here = { groupId: slot.groupId, activityId: slot.id }
  if (startsAt && endsAt) await replaceDay(tx, here, { startsAt, endsAt })
  if (startsAt || next.state !== slot.state)
    await tx.activityTransition.create({
      data: { ...here, from: slot.state, to: next.state, reason, personId: viewer.personId, at: now },
    })
  await recountActivity(tx, slot.id)
}

async function replaceDay(tx: Database, here: { groupId: string; activityId: string }, day: Span) {
  const { activityId } = here
  await lockActivity(tx, activityId)
  const taken = { where: { activityId } }
  if ((await tx.attendance.count(taken)) || (await tx.guestPresence.count(taken)))
    throw invalidField('days.0.date', 'attendanceTaken')
  await tx.activityDay.deleteMany({ where: { activityId } })
  await tx.activityDay.create({ data: { ...here, ...day } })
}

/** Puts a session off: within its meeting, or out of it to wait for a date of its own. */
async function putOff(tx: Database, by: By, slot: Slot, out: boolean, reason: string) {
  if (slot.state === 'scheduled' || out)
    await write(tx, by, slot, { state: 'postponed', ...(out && { hostId: null }) }, reason)
  if (slot.state === 'scheduled') await tellStep(tx, by, [slot], { step: 'postpone', reason })
}

/**
 * The sessions in a meeting follow its new days and place, and those invited are told. What does not fit any more is
 * postponed and leaves the meeting. `was`: from before the change.
 */
export async function followHost(
  tx: Database,
  by: By,
  host: Host,
  was: Awaited<ReturnType<typeof slotsIn>>,
  reason: string,
): Promise<void> {
  if (!was.slots.length) return
  const [days, is] = [
    await daysOf(tx, host.id),
    await tx.activity.findUniqueOrThrow({
      where: { id: host.id },
      select: { state: true, place: true, link: true },
    }),
  ]
  // Put off with its meeting, which has no new days yet.
  if (is.state === 'postponed') return
  for (const slot of was.slots) {
    const span = placeIn(slot, was.days, days)
    if (!span) {
      await putOff(tx, by, slot, true, reason)
      continue
    }
    const moved = span.startsAt.getTime() !== slot.startsAt.getTime()
    const here = slot.place === host.place && slot.link === host.link
    const venue = here && (is.place !== host.place || is.link !== host.link)
    const back = slot.state === 'postponed'
    if (!moved && !venue && !back) continue
    const next: Next = {
      state: 'scheduled',
      ...(moved && span),
      ...(venue && { place: is.place, link: is.link }),
    }
    await write(tx, by, slot, next, reason)
    await tellChanged(tx, by, [{ before: slot, moved: moved || back }], reason)
  }
}

/** With a postponed meeting its sessions are put off; from a cancelled one they go out and wait for a new date. */
export async function putOffSlots(
  tx: Database,
  by: By,
  hostId: string,
  { step, reason }: { step: 'postpone' | 'cancel'; reason: string },
): Promise<void> {
  const { slots } = await slotsIn(tx, hostId)
  for (const slot of slots) await putOff(tx, by, slot, step === 'cancel', reason)
}
