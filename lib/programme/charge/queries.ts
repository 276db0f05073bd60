import 'server-only'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'
import { chargeOf } from './rules'

/** Who may be put in charge by name: the members of a day. */
export async function chargeable(tx: Database, groupId: string, now: Date) {
  const found = await tx.membership.findMany({
    where: { groupId, ...running(today(now)) },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    select: { person: { select: { id: true, name: true } } },
    relationLoadStrategy: 'join',
  })
  return found.map((one) => one.person)
}

/** Who is in charge of an item, out of what was typed: a member, or somebody else in words. */
export async function charge(tx: Database, groupId: string, typed: string, now: Date) {
  if (!typed) return { inChargeId: null, inCharge: '' }
  return chargeOf(typed, await chargeable(tx, groupId, now))
}
