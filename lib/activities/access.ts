import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'
import type { ActivityKind, ActivityMode } from '../core/generated/enums'
import { plannedOnce } from '../core/plans'
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

type Found = {
  id: string
  groupId: string
  kind: ActivityKind
  title: string
  place: string
  link: string
  mode: ActivityMode
  state: ActivityState
  startsAt: Date | null
  version: number
  createdById: string
  presenters: string[]
  regionCode: string
  zone: string
  minutesPerJp: number
}

/**
 * An activity that the viewer may see, with the facts of permission; null otherwise. Of one record `can()` says what
 * `visible()` would have the database say, and so a statement of our own does: every change of an activity asks it.
 */
export async function activityRecord(tx: Database, viewer: Viewer, { activityId }: { activityId: string }) {
  const [found] = await tx.$queryRaw<Found[]>`${plannedOnce}
    select a.id, a.group_id as "groupId", a.kind, a.title, a.place, a.link, a.mode, a.state, a.starts_at as "startsAt",
      a.version, a.created_by_id as "createdById", g.region_code as "regionCode", g.zone, g.minutes_per_jp as "minutesPerJp",
      array(select person_id::text from presenter where activity_id = a.id and person_id is not null) as presenters
    from activity a join "group" g on g.id = a.group_id where a.id = ${activityId}::uuid`
  if (!found) return null
  const { presenters, regionCode, zone, minutesPerJp, ...activity } = found
  const group = { regionCode, zone, minutesPerJp }
  const facts = activityFacts({
    ...activity,
    group,
    presenters: presenters.map((personId) => ({ personId })),
  })
  return can(viewer, 'activity.read', facts) ? { ...activity, group, facts } : null
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
