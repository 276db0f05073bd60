import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { today } from '../../core/time'
import { MAX_DATES } from './schema'

/** The days in a group's calendar that are not over yet, in their order. */
export function listDates(viewer: Viewer, groupId: string, now: Date) {
  return db(viewer).groupDate.findMany({
    where: { groupId, lastOn: { gte: today(now) }, group: visible(viewer, 'group.read') },
    orderBy: [{ firstOn: 'asc' }, { id: 'asc' }],
    take: MAX_DATES,
    select: { id: true, name: true, kind: true, firstOn: true, lastOn: true },
  })
}
