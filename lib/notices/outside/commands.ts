import 'server-only'
import type { Database } from '../../core/db'
import type { Prisma } from '../../core/generated/client'
import { enqueue } from '../../jobs/queue'
import { type Hours, momentOf, usualHours } from '../mail/rules'
import type { Outside } from '../schema'

/** Those of these people for whom `where` holds, each with the hours that they chose. */
export async function hoursOf(
  tx: Database,
  people: string[],
  where: Prisma.PersonWhereInput,
): Promise<Map<string, Hours>> {
  if (!people.length) return new Map()
  const found = await tx.person.findMany({
    where: { AND: [{ id: { in: people } }, where] },
    select: {
      id: true,
      mailChoice: true,
      memberships: { orderBy: { startedOn: 'asc' }, take: 1, select: { group: { select: { zone: true } } } },
    },
    relationLoadStrategy: 'join',
  })
  return new Map(
    found.map(({ id, mailChoice, memberships }) => [
      id,
      mailChoice ?? usualHours(memberships[0]?.group.zone),
    ]),
  )
}

type Told = { id: string; groupId: string; personId: string; at: Date }

/** A digest is of letters: a device is told soon, but not in quiet hours either. */
const moment = (channel: Outside, hours: Hours, at: Date) =>
  momentOf(channel === 'email' ? hours : { ...hours, digestAt: null }, at)

/** Notes that notices are to go by a way outside too, to those with hours, and when to look after each person's. */
export async function leaveDeliveries(
  tx: Database,
  channel: Outside,
  told: Told[],
  hours: Map<string, Hours>,
): Promise<void> {
  const mine = told.filter(({ personId }) => hours.has(personId))
  if (!mine.length) return
  await tx.noticeDelivery.createMany({
    data: mine.map(({ id: noticeId, ...rest }) => ({ ...rest, noticeId, channel })),
  })
  for (const { personId, at } of mine)
    await lookAfter(tx, channel, personId, moment(channel, hours.get(personId) ?? usualHours(), at))
}

const key = (channel: Outside, personId: string) =>
  channel === 'email' ? `notices ${personId}` : `${channel} ${personId}`

/** One waiting job a person and way; an earlier moment stays. */
function lookAfter(tx: Database, channel: Outside, personId: string, at: Date) {
  const options = { at, key: key(channel, personId), keepTime: true }
  return enqueue(tx, 'notices.gather', { personId, channel }, options)
}

/** Looks at once at what waits for a person. */
export function gatherNow(tx: Database, channel: Outside, personId: string) {
  return enqueue(tx, 'notices.gather', { personId, channel }, { key: key(channel, personId) })
}

/**
 * Takes what waits for a person by a way when its moment has come; else waits for that. `post` leaves what goes out
 * and answers its key. A notice goes out once: what is noted by others meanwhile brings a job of its own.
 */
export async function gather(
  tx: Database,
  { personId, channel, now }: { personId: string; channel: Outside; now: Date },
  hoursOfOne: (tx: Database, people: string[]) => Promise<Map<string, Hours>>,
  post: (noticeIds: [string, ...string[]]) => Promise<string | null>,
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${channel === 'email' ? 'mail' : channel} ${personId}`}, 7))`
  const where = { personId, channel, mailId: null }
  const waiting = await tx.noticeDelivery.findMany({ where, orderBy: [{ at: 'asc' }, { noticeId: 'asc' }] })
  const [first, ...rest] = waiting
  if (!first) return
  const hours = (await hoursOfOne(tx, [personId])).get(personId)
  const due = moment(channel, hours ?? usualHours(), first.at)
  if (due > now) return lookAfter(tx, channel, personId, due)
  const ids: [string, ...string[]] = [first.noticeId, ...rest.map((one) => one.noticeId)]
  const mailId = await post(ids)
  const taken = { ...where, noticeId: { in: ids } }
  if (mailId) await tx.noticeDelivery.updateMany({ where: taken, data: { mailId } })
  else await tx.noticeDelivery.deleteMany({ where: taken })
}
