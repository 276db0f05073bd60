import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'

/** A round of a group whose sums the viewer may see, with the facts of permission; null otherwise. */
export async function roundRecord(tx: Database, viewer: Viewer, { roundId }: { roundId: string }) {
  const found = await tx.competenceRound.findFirst({
    where: { id: roundId, group: visible(viewer, 'competence.read') },
    select: { id: true, groupId: true, state: true, group: { select: { regionCode: true } } },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}
