import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'
import { type ActivityState, isOpenToGroup } from './rules'

type Owned = {
  groupId: string
  state: ActivityState
  group: { regionCode: string }
  createdById: string
  presenters: { personId: string | null }[]
}

/** What permission needs to know of an activity: a session belongs to each of its presenters, a draft to the officers. */
export function activityFacts({ groupId, state, group, createdById, presenters }: Owned) {
  const ownerIds = presenters.flatMap(({ personId }) => personId ?? [])
  const shared = isOpenToGroup(state)
  return { groupId, regionCode: group.regionCode, ownerId: createdById, ownerIds, shared }
}

/** An activity that the viewer may see, with the facts of permission; null otherwise. */
export async function activityRecord(tx: Database, viewer: Viewer, { activityId }: { activityId: string }) {
  const found = await tx.activity.findFirst({
    where: { AND: [{ id: activityId }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      kind: true,
      title: true,
      place: true,
      link: true,
      mode: true,
      state: true,
      startsAt: true,
      version: true,
      createdById: true,
      presenters: { select: { personId: true } },
      group: { select: { regionCode: true, zone: true, minutesPerJp: true } },
    },
  })
  if (!found) return null
  return { ...found, facts: activityFacts(found) }
}

/** An action item with the facts of permission; null when it is not the viewer's to see. */
export async function actionItemRecord(
  tx: Database,
  viewer: Viewer,
  { actionItemId }: { actionItemId: string },
) {
  const found = await tx.actionItem.findFirst({
    where: { id: actionItemId, activity: visible(viewer, 'activity.read') },
    select: {
      id: true,
      groupId: true,
      activityId: true,
      ownerId: true,
      dueOn: true,
      doneAt: true,
      withdrawnAt: true,
    },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: '', ownerId: found.ownerId } }
}
