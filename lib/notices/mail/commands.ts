import 'server-only'
import type { Database } from '../../core/db'
import { enqueue } from '../../jobs/queue'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { type Hours, momentOf, usualHours } from './rules'

/** Whom of these a letter can reach, each with the hours that they chose. Nobody where no mail is sent. */
export async function withAddress(tx: Database, people: string[]): Promise<Map<string, Hours>> {
  if (!mailOn() || !people.length) return new Map()
  const found = await tx.person.findMany({
    where: { id: { in: people }, email: { not: null } },
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

/** Notes that notices are to go by letter too, and when to look after each person's. */
export async function leaveDeliveries(tx: Database, told: Told[], hours: Map<string, Hours>): Promise<void> {
  if (!told.length) return
  await tx.noticeDelivery.createMany({
    data: told.map(({ id: noticeId, ...rest }) => ({ ...rest, noticeId, channel: 'email' as const })),
  })
  for (const { personId, at } of told)
    await lookAfter(tx, personId, momentOf(hours.get(personId) ?? usualHours(), at))
}

/** One waiting job a person; an earlier moment stays. */
function lookAfter(tx: Database, personId: string, at: Date) {
  return enqueue(tx, 'notices.gather', { personId }, { at, key: `notices ${personId}`, keepTime: true })
}

/** Looks at once at what waits for a person. */
export function gatherNow(tx: Database, personId: string) {
  return enqueue(tx, 'notices.gather', { personId }, { key: `notices ${personId}` })
}

/**
 * Puts all that waits for a person into one letter, when its moment has come; else waits for that.
 * A notice belongs to one letter at most: what is noted by others meanwhile brings a job of its own.
 */
export async function gather(tx: Database, personId: string, now: Date): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`mail ${personId}`}, 7))`
  const where = { personId, channel: 'email' as const, mailId: null }
  const waiting = await tx.noticeDelivery.findMany({ where, orderBy: [{ at: 'asc' }, { noticeId: 'asc' }] })
  const [first] = waiting
  if (!first) return
  const hours = (await withAddress(tx, [personId])).get(personId)
  const moment = momentOf(hours ?? usualHours(), first.at)
  if (moment > now) return lookAfter(tx, personId, moment)
  const event = `notice ${first.noticeId}`
  const mailId = await leaveMail(tx, { kind: 'notices.mail', event, personId, now })
  const noticeId = { in: waiting.map((one) => one.noticeId) }
  await tx.noticeDelivery.updateMany({ where: { ...where, noticeId }, data: { mailId } })
}
