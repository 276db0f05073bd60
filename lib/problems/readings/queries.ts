import 'server-only'
import type { Viewer } from '../../access/viewer'
import { noteReading } from '../../audit/readings/commands'
import { readProblem } from '../queries'

/** A problem as its page shows it; that a supervisor read it is written down. */
export async function openedProblem(viewer: Viewer, id: string, now: Date) {
  const problem = await readProblem(viewer, id)
  if (problem) await noteReading(viewer, problem, now)
  return problem
}
