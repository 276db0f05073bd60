import 'server-only'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'

/** The members of this day who are invited to any of some activities of a group; all of them where nobody chose. */
export async function invitedTo(
  tx: Database,
  groupId: string,
  activityIds: string[],
  now: Date,
): Promise<string[]> {
  const chosen = await tx.invitee.findMany({
    where: { activityId: { in: activityIds } },
    select: { activityId: true, personId: true },
  })
  const part = activityIds.every((id) => chosen.some((one) => one.activityId === id))
  const among = part ? { personId: { in: chosen.map((one) => one.personId) } } : {}
  const found = await tx.membership.findMany({
    where: { groupId, ...among, ...running(today(now)) },
    select: { personId: true },
  })
  return found.map((one) => one.personId)
}

/** May this member answer? All may where nobody chose. */
export async function isInvited(tx: Database, activityId: string, personId: string): Promise<boolean> {
  const chosen = await tx.invitee.findMany({ where: { activityId }, select: { personId: true } })
  return !chosen.length || chosen.some((one) => one.personId === personId)
}
