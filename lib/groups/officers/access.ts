import 'server-only'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'

/** The members who are officers of a group on the day of `now`, by id. */
export async function officersOf(tx: Database, groupId: string, now: Date): Promise<string[]> {
  const day = running(today(now))
  const found = await tx.membership.findMany({
    where: { groupId, ...day, person: { officerTerms: { some: { groupId, ...day } } } },
    select: { personId: true },
  })
  return found.map((one) => one.personId)
}
