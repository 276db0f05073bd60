import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { openCalls } from './rules'

/** The calls of a group that can still be answered. */
export function listCalls(viewer: Viewer, groupId: string, now: Date) {
  const { where, ...shape } = openCalls(now)
  return db(viewer).sessionCall.findMany({
    where: { AND: [where, { groupId, group: visible(viewer, 'group.read') }] },
    ...shape,
    relationLoadStrategy: 'join',
  })
}
