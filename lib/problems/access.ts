import 'server-only'
import type { Facts } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'
import type { ProblemState } from './rules'

type Owned = {
  groupId: string
  reporterId: string
  schoolId: string | null
  visibility: 'group' | 'officers'
  state: ProblemState
  group: { regionCode: string }
}

/** What permission needs to know of a problem. A draft is its writer's alone. */
export function problemFacts(problem: Owned): Facts {
  const { groupId, reporterId: ownerId, schoolId, visibility, state, group } = problem
  const draft = state === 'draft'
  const shared = visibility === 'group' && !draft
  return { groupId, ownerId, schoolId, regionCode: group.regionCode, shared, draft }
}

/** A problem that the viewer may see, with the facts of permission; null otherwise. */
export async function problemRecord(tx: Database, viewer: Viewer, { problemId }: { problemId: string }) {
  const found = await tx.problem.findFirst({
    where: { AND: [{ id: problemId }, visible(viewer, 'problem.read')] },
    select: {
      id: true,
      groupId: true,
      state: true,
      visibility: true,
      hideName: true,
      reporterId: true,
      schoolId: true,
      mergedId: true,
      referred: { select: { id: true } },
      group: { select: { regionCode: true, zone: true } },
    },
  })
  return found && { ...found, facts: problemFacts(found) }
}
