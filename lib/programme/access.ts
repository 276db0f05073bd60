import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'

/** A programme item that the viewer may see, with the facts of permission; null otherwise. */
export async function itemRecord(tx: Database, viewer: Viewer, { itemId }: { itemId: string }) {
  const found = await tx.programmeItem.findFirst({
    where: { id: itemId, programme: visible(viewer, 'programme.read') },
    select: {
      id: true,
      groupId: true,
      title: true,
      programme: {
        select: { id: true, schoolYear: true, adoptedAt: true, group: { select: { regionCode: true } } },
      },
    },
  })
  if (!found) return null
  const { regionCode } = found.programme.group
  return { ...found, facts: { groupId: found.groupId, regionCode } }
}
