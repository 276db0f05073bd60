import { activityPath } from '../paths'
import 'server-only'
import type { Viewer } from '../../access/viewer'
import { typedDay } from '../../core/day'
import type { Database } from '../../core/db'
import { notify } from '../../notices/commands'
import { invitedTo } from '../invitations/access'
import { type ActivityState, type ActivityStep, planOpen } from '../rules'
import { venueChanged } from './rules'
import type { MeetingData } from './schema'

type By = { viewer: Viewer; now: Date }

const columns = {
  id: true,
  groupId: true,
  kind: true,
  seriesId: true,
  state: true,
  version: true,
  place: true,
  link: true,
  mode: true,
  startsAt: true,
  endsAt: true,
} as const
type Told = NonNullable<Awaited<ReturnType<typeof load>>[number]>

/** Activities as they are now, the earliest first; those that are over concern nobody any more. */
async function load(tx: Database, ids: string[], now: Date) {
  const found = await tx.activity.findMany({
    where: { id: { in: ids }, endsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: columns,
  })
  return found.flatMap((one) => (one.startsAt ? [{ ...one, startsAt: one.startsAt }] : []))
}

type Single = 'scheduled' | 'rescheduled' | 'moved' | 'changed' | 'postponed' | 'cancelled'
type Several = 'seriesScheduled' | 'seriesChanged' | 'seriesCancelled'

/** One notice, also where several meetings of a series are meant: to those invited to any of them. */
async function tell(
  tx: Database,
  { viewer, now }: By,
  list: Told[],
  kinds: { one: Single; several: Several },
  { people, ...data }: MeetingData & { people?: string[] } = {},
) {
  const [first] = list
  if (!first) return
  const { id, groupId, seriesId, version } = first
  const many = list.length > 1 && seriesId !== null
  const kind = `meeting.${many ? kinds.several : kinds.one}` as const
  const invited =
    people ??
    (await invitedTo(
      tx,
      groupId,
      list.map((one) => one.id),
      now,
    ))
  await notify(tx, {
    event: `${kind}:${id}:${kinds.one === 'scheduled' ? 1 : version}`,
    kind,
    groupId,
    people: invited,
    except: viewer.personId,
    subject: { activityId: id },
    path: many ? `/meetings/series/${seriesId}` : activityPath(first),
    data: { at: first.startsAt.toISOString(), ...data, ...(many && { count: list.length }) },
    now,
  })
}

/** Those invited are told of what was put on the schedule, a series as one. A draft tells nobody. */
export async function tellScheduled(tx: Database, by: By, ids: string[], again = false): Promise<void> {
  const list = (await load(tx, ids, by.now)).filter((one) => one.state === 'scheduled')
  await tell(tx, by, list, { one: again ? 'rescheduled' : 'scheduled', several: 'seriesScheduled' })
}

/** People who are invited only now are told of what is on the schedule. */
export async function tellInvited(tx: Database, by: By, id: string, people: string[]): Promise<void> {
  const list = (await load(tx, [id], by.now)).filter((one) => one.state === 'scheduled')
  await tell(tx, by, list, { one: 'scheduled', several: 'seriesScheduled' }, { people })
}

type Before = { id: string; state: ActivityState; startsAt: Date | null } & Parameters<typeof venueChanged>[0]
/** An activity as it was before a change, and whether its days were changed. */
export type Changed = { before: Before; moved: boolean }

/** Those invited are told of new days, place, link or form of what is still to come; of nothing else. */
export async function tellChanged(tx: Database, by: By, changes: Changed[], reason: string): Promise<void> {
  const known = new Map(changes.map((one) => [one.before.id, one]))
  const list = (await load(tx, [...known.keys()], by.now)).filter((is) => {
    const change = known.get(is.id)
    return is.state === 'scheduled' && change && (change.moved || venueChanged(change.before, is))
  })
  const first = list[0] && known.get(list[0].id)
  if (!first) return
  const { before, moved } = first
  const again = before.state === 'postponed' && moved
  const was = moved && !again && before.startsAt ? { was: before.startsAt.toISOString() } : {}
  const one = again ? 'rescheduled' : moved ? 'moved' : 'changed'
  await tell(tx, by, list, { one, several: 'seriesChanged' }, { ...was, ...(reason && { reason }) })
}

/** Those invited are told that something on the schedule was put off or cancelled, and why. */
export async function tellStep(
  tx: Database,
  by: By,
  before: Pick<Before, 'id' | 'state'>[],
  { step, reason }: { step: ActivityStep; reason: string },
): Promise<void> {
  if (step !== 'postpone' && step !== 'cancel') return
  const ids = before.filter((one) => planOpen(one.state)).map((one) => one.id)
  const one = step === 'cancel' ? 'cancelled' : 'postponed'
  await tell(tx, by, await load(tx, ids, by.now), { one, several: 'seriesCancelled' }, { reason })
}

/** Who is to do something is told of it. */
export async function tellTask(tx: Database, { viewer, now }: By, actionItemId: string): Promise<void> {
  const item = await tx.actionItem.findUniqueOrThrow({
    where: { id: actionItemId },
    select: {
      groupId: true,
      text: true,
      dueOn: true,
      ownerId: true,
      activity: { select: { id: true, kind: true } },
    },
  })
  const { groupId, text, dueOn, ownerId, activity } = item
  if (!ownerId) return
  await notify(tx, {
    event: `task.assigned:${actionItemId}`,
    kind: 'task.assigned',
    groupId,
    people: [ownerId],
    except: viewer.personId,
    subject: { activityId: activity.id },
    path: activityPath(activity),
    data: { text: text.slice(0, 200), ...(dueOn && { due: typedDay(dueOn) }) },
    now,
  })
}
