import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { id } from '../../core/input'
import { activityRow } from '../rules'

/** A series with its meetings in their order; null when it is not there or not for this viewer. */
export async function readSeries(viewer: Viewer, key: string) {
  if (!id.safeParse(key).success) return null
  return db(viewer).activitySeries.findFirst({
    where: { id: key, group: visible(viewer, 'group.read') },
    select: {
      id: true,
      groupId: true,
      rule: true,
      startsOn: true,
      activities: {
        where: visible(viewer, 'activity.read'),
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: 200,
        select: activityRow,
      },
    },
    relationLoadStrategy: 'join',
  })
}

/** How many meetings of a series are still to come about. */
export function countOpen(viewer: Viewer, seriesId: string) {
  const open = { seriesId, state: { in: ['scheduled' as const, 'postponed' as const] } }
  return db(viewer).activity.count({ where: { AND: [open, visible(viewer, 'activity.read')] } })
}
