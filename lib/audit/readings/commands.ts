import 'server-only'
import type { Viewer } from '../../access/viewer'
import { enterOnce } from '../../core/audit'
import { db } from '../../core/db'
import { dateIn } from '../../core/time'

type Read = { id: string; groupId: string; group: { zone: string } }

/**
 * Whoever reads a problem from outside its group, as supervisor, leaves an entry that the group's officers see: one for
 * each reader, problem and day of the group's zone.
 */
export async function noteReading(viewer: Viewer, problem: Read, now: Date): Promise<void> {
  const { id: subjectId, groupId, group } = problem
  const { regions, groupIds, schoolIds } = viewer.scope
  const supervises = regions.length + groupIds.length + schoolIds.length > 0
  if (!supervises || viewer.memberOf.some((one) => one.id === groupId)) return
  const { personId } = viewer
  const deed = { at: now, command: 'problem.read', personId, groupId, subjectId }
  await enterOnce(db(viewer), `${personId} ${subjectId} ${dateIn(group.zone, now)}`, deed)
}
