import 'server-only'
import type { Viewer } from '../../access/viewer'
import { noteReadings } from '../../audit/readings/commands'
import { listProblems, readProblem } from '../queries'

/** A problem as its page shows it; that a supervisor read it is written down. */
export async function openedProblem(viewer: Viewer, id: string, now: Date) {
  const problem = await readProblem(viewer, id)
  if (problem) await noteReadings(viewer, [problem], now)
  return problem
}

/** A page of a group's problems, with their texts: a supervisor reads them here as well. */
export async function openedProblems(
  viewer: Viewer,
  group: { id: string; problemDays: number },
  params: Record<string, unknown>,
  now: Date,
  size?: number,
) {
  const list = await listProblems(viewer, group.id, params, size, { now, days: group.problemDays })
  await noteReadings(viewer, list.problems, now)
  return list
}
