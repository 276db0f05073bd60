import 'server-only'
import type { Viewer } from '../../access/viewer'
import { enterOnce } from '../../core/audit'
import { db } from '../../core/db'
import { dateIn } from '../../core/time'
import { readProblem } from '../queries'

/**
 * A problem as its page shows it. Whoever reads it from outside the group, as supervisor, leaves an entry that the
 * group's officers see: one for each reader, problem and day of the group's zone.
 */
export async function openedProblem(viewer: Viewer, id: string, now: Date) {
  const problem = await readProblem(viewer, id)
  if (!problem || viewer.memberOf.some((group) => group.id === problem.groupId)) return problem
  const { personId } = viewer
  const deed = { at: now, command: 'problem.read', personId, groupId: problem.groupId, subjectId: problem.id }
  await enterOnce(db(), `${personId} ${problem.id} ${dateIn(problem.group.zone, now)}`, deed)
  return problem
}
