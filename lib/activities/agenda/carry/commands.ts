import 'server-only'
import type { Database } from '../../../core/db'
import { lockActivity } from '../../../objectives/commands'
import { MAX_ITEMS } from '../schema'

/**
 * Agendas of one group hand items to each other, so they are changed one after the other.
 * To be called before an activity is locked.
 */
export async function lockAgendas(tx: Database, groupId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${groupId}, 11))`
}

/** Gives items of one agenda the places of this list. */
export async function putInOrder(tx: Database, ids: string[]): Promise<void> {
  await tx.$executeRaw`update agenda_item set position = place.at - 1
    from unnest(${ids}::uuid[]) with ordinality as place (id, at)
    where agenda_item.id = place.id and agenda_item.position <> place.at - 1`
}

/** Items that wait for a next meeting, from the oldest: not reached where they stood, or their meeting was cancelled. */
function waitingItems(tx: Database, groupId: string) {
  const held = { state: { in: ['held' as const, 'locked' as const, 'approved' as const] } }
  const notReached = { outcome: 'notReached' as const, dropped: false, carriedTo: { none: {} } }
  const stranded = { outcome: { not: 'discussed' as const }, carriedFromId: { not: null } }
  return tx.agendaItem.findMany({
    where: {
      groupId,
      problemId: null,
      OR: [
        { ...notReached, activity: held },
        { ...stranded, activity: { state: 'cancelled' } },
      ],
    },
    orderBy: [{ activity: { startsAt: 'asc' } }, { position: 'asc' }],
    take: MAX_ITEMS,
    select: {
      id: true,
      title: true,
      minutes: true,
      ownerId: true,
      ownerName: true,
      activity: { select: { state: true, startsAt: true } },
    },
  })
}
type Waiting = Awaited<ReturnType<typeof waitingItems>>[number]

/** Puts what waits at the top of the group's next meeting; where none is scheduled it waits on, and comes here again. */
export async function carryOn(tx: Database, groupId: string, now: Date): Promise<void> {
  await lockAgendas(tx, groupId)
  const waiting = await waitingItems(tx, groupId)
  if (!waiting.length) return
  const coming = await tx.activity.findMany({
    // Practice in one's own class has nobody to talk to.
    where: { groupId, kind: 'meeting', mode: 'in', state: 'scheduled', endsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 20,
    select: { id: true, startsAt: true },
  })
  const goesTo = ({ activity }: Waiting) =>
    coming.find((one) => activity.state === 'cancelled' || Number(one.startsAt) > Number(activity.startsAt))
  for (const { id } of coming) {
    const items = waiting.filter((item) => goesTo(item)?.id === id)
    if (items.length) await putOnTop(tx, { groupId, activityId: id }, items)
  }
}

async function putOnTop(tx: Database, here: { groupId: string; activityId: string }, items: Waiting[]) {
  await lockActivity(tx, here.activityId)
  const old = await tx.agendaItem.findMany({
    where: { activityId: here.activityId },
    orderBy: { position: 'asc' },
    select: { id: true, carriedFromId: true },
  })
  const put: string[] = []
  for (const { activity, ...item } of items.slice(0, Math.max(0, MAX_ITEMS - old.length)))
    put.push(activity.state === 'cancelled' ? await moveOver(tx, here, item.id) : await copy(tx, here, item))
  const first = old.findIndex((item) => item.carriedFromId === null)
  const carried = first < 0 ? old.length : first
  const ids = old.map((item) => item.id)
  await putInOrder(tx, [...ids.slice(0, carried), ...put, ...ids.slice(carried)])
}

/** Behind all others until it is given its place. */
const BEHIND = MAX_ITEMS * 2

async function copy(
  tx: Database,
  here: object & { groupId: string; activityId: string },
  item: Omit<Waiting, 'activity'>,
) {
  const { id: carriedFromId, ...words } = item
  const made = await tx.agendaItem.create({
    data: { ...here, ...words, carriedFromId, position: BEHIND },
    select: { id: true },
  })
  return made.id
}

async function moveOver(tx: Database, here: { activityId: string }, id: string) {
  const data = { activityId: here.activityId, position: BEHIND, outcome: 'pending' as const }
  await tx.agendaItem.update({ where: { id }, data, select: { id: true } })
  return id
}

/** An item was reached after all: what followed from it leaves the agenda, unless that meeting was held already. */
export async function takeBack(tx: Database, itemId: string): Promise<void> {
  const open = { state: { in: ['scheduled' as const, 'postponed' as const, 'cancelled' as const] } }
  await tx.agendaItem.deleteMany({ where: { carriedFromId: itemId, outcome: 'pending', activity: open } })
}
