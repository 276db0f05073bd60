import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'

/** A trial of a problem that the viewer may see, with the facts of permission; null otherwise. */
export async function trialRecord(tx: Database, viewer: Viewer, { trialId }: { trialId: string }) {
  const found = await tx.trial.findFirst({
    where: { id: trialId, problem: visible(viewer, 'problem.read') },
    select: {
      id: true,
      groupId: true,
      problemId: true,
      personId: true,
      activityId: true,
      resultId: true,
      withdrawnAt: true,
      problem: { select: { state: true, reporterId: true } },
      group: { select: { regionCode: true } },
    },
  })
  if (!found) return null
  const facts = { groupId: found.groupId, regionCode: found.group.regionCode, ownerId: found.personId }
  return { ...found, facts }
}
