import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { activityFacts, activityRecord } from '../activities/access'
import type { Database } from '../core/db'

/** A sharing session that the viewer may see, with the facts of permission; null otherwise. */
export async function sessionRecord(tx: Database, viewer: Viewer, input: { activityId: string }) {
  const found = await activityRecord(tx, viewer, input)
  return found?.kind === 'sharing' ? found : null
}

/** A material that the viewer may see: published, or of a session of one's own. */
export async function materialRecord(tx: Database, viewer: Viewer, { materialId }: { materialId: string }) {
  const found = await tx.material.findFirst({
    where: {
      AND: [
        { id: materialId, activity: visible(viewer, 'activity.read') },
        { OR: [{ publishedAt: { not: null } }, { activity: visible(viewer, 'sharing.present') }] },
      ],
    },
    select: {
      id: true,
      groupId: true,
      activityId: true,
      fileId: true,
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
