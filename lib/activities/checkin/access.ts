import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'
import { activityFacts } from '../access'

/** A day of an activity that the viewer may see, with the facts of permission; null otherwise. */
export async function dayRecord(tx: Database, viewer: Viewer, { dayId }: { dayId: string }) {
  const found = await tx.activityDay.findFirst({
    where: { id: dayId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      activity: {
        select: {
          id: true,
          groupId: true,
          state: true,
          createdById: true,
          presenters: { select: { personId: true } },
          group: { select: { regionCode: true, zone: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  return found && { ...found, facts: activityFacts(found.activity) }
}

/** What the check-in reads of a day; its key goes no further. */
export const dayFields = {
  id: true,
  activityId: true,
  startsAt: true,
  endsAt: true,
  codeKey: true,
  checkInByHand: true,
  checkInHandAt: true,
} as const
