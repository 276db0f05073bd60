import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'

/** An issued document that the viewer may see, with the facts of permission; null otherwise. */
export async function documentRecord(tx: Database, viewer: Viewer, { documentId }: { documentId: string }) {
  const found = await tx.document.findFirst({
    where: { AND: [{ id: documentId }, visible(viewer, 'document.read')] },
    select: {
      id: true,
      groupId: true,
      personId: true,
      activityId: true,
      number: true,
      revokedAt: true,
      group: { select: { regionCode: true, slug: true } },
    },
  })
  if (!found) return null
  const { groupId, personId, group } = found
  const facts = { groupId, regionCode: group.regionCode, ownerId: personId, shared: personId === null }
  return { ...found, facts }
}
