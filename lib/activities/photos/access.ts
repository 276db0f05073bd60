import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'
import { activityFacts } from '../access'

/** A photo of an activity that the viewer may see, with the facts of permission; null otherwise. */
export async function photoRecord(tx: Database, viewer: Viewer, { photoId }: { photoId: string }) {
  const found = await tx.photo.findFirst({
    where: { id: photoId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      activityId: true,
      position: true,
      fileId: true,
      thumbId: true,
      activity: {
        select: {
          groupId: true,
          state: true,
          createdById: true,
          presenters: { select: { personId: true } },
          group: { select: { regionCode: true } },
        },
      },
    },
  })
  return found && { ...found, facts: activityFacts(found.activity) }
}
