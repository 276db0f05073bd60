import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'

/** An activity that the viewer may see, with the facts of permission; null otherwise. */
export async function activityRecord(tx: Database, viewer: Viewer, { activityId }: { activityId: string }) {
  const found = await tx.activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      kind: true,
      state: true,
      startsAt: true,
      version: true,
      createdById: true,
      group: { select: { regionCode: true, zone: true, minutesPerJp: true } },
    },
  })
  if (!found) return null
  const facts = { groupId: found.groupId, regionCode: found.group.regionCode, ownerId: found.createdById }
  return { ...found, facts }
}

/** An action item with the facts of permission; null when it is not the viewer's to see. */
export async function actionItemRecord(
  tx: Database,
  viewer: Viewer,
  { actionItemId }: { actionItemId: string },
) {
  const found = await tx.actionItem.findFirst({
    where: { id: actionItemId, activity: visible(viewer, 'activity.read') },
    select: { id: true, groupId: true, activityId: true, ownerId: true, doneAt: true },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: '', ownerId: found.ownerId } }
}
