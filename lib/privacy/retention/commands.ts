import 'server-only'
import { enter } from '../../core/audit'
import { type Database, system } from '../../core/db'
import { keptSince } from '../../core/retention'
import { erasePerson } from '../closing/erasing/commands'
import { GONE } from '../closing/rules'

/** People made nobody in one night at most; the rest comes in the next. */
const MOST = 200
const TIMEOUT = { timeout: 300_000, maxWait: 10_000 }

/** Why a member or guest did not come is taken away; that they were excused stays. */
async function forgetReasons(tx: Database, now: Date): Promise<number> {
  const where = { forStart: { lt: keptSince('answers', now) }, reason: { notIn: ['', GONE] } }
  const members = await tx.invitationAnswer.updateMany({ where, data: { reason: GONE } })
  const guests = await tx.guest.updateMany({ where, data: { reason: GONE } })
  return members.count + guests.count
}

/** A guest of long ago becomes a guest without a name; the count of guests stays. */
function forgetGuests(tx: Database, now: Date) {
  const where = { activity: { endsAt: { lt: keptSince('guests', now) } }, name: { not: GONE } }
  const nobody = { name: GONE, institution: '', role: '', linkKey: null }
  return tx.guest.updateMany({ where, data: nobody })
}

/** People without an account who left their last group long ago, and are nothing else. */
function formerPeople(now: Date) {
  const since = keptSince('former', now)
  const runs = { OR: [{ endedOn: null }, { endedOn: { gte: since } }] }
  return system('job').person.findMany({
    where: {
      closedAt: null,
      passwordHash: null,
      isAdministrator: false,
      createdAt: { lt: since },
      memberships: { some: {}, none: runs },
      officerTerms: { none: runs },
      assignments: { none: runs },
    },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, name: true, email: true, nip: true, nuptk: true },
  })
}

/** Applies the periods that no job of a domain applies. Answers how much went. */
export async function applyRetention(
  now: Date,
): Promise<{ reasons: number; guests: number; people: number }> {
  const sums = await system('job').$transaction(async (tx) => {
    const reasons = await forgetReasons(tx, now)
    const { count: guests } = await forgetGuests(tx, now)
    if (reasons + guests)
      await enter(tx, { at: now, command: 'retention.apply', detail: { reasons, guests } })
    return { reasons, guests }
  }, TIMEOUT)
  const former = await formerPeople(now)
  for (const person of former)
    await system('job').$transaction(async (tx) => {
      await erasePerson(tx, person, now)
      await enter(tx, { at: now, command: 'retention.apply', subjectId: person.id, detail: { people: 1 } })
    }, TIMEOUT)
  return { ...sums, people: former.length }
}
