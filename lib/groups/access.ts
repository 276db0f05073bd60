import 'server-only'
import type { Facts } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'

/** A group that the viewer may see, with what commands need of it; null otherwise. Takes an id or a slug. */
export async function groupRecord(tx: Database, viewer: Viewer, group: { id: string } | { slug: string }) {
  const found = await tx.group.findFirst({
    where: { AND: [group, visible(viewer, 'group.read')] },
    select: {
      id: true,
      slug: true,
      kind: true,
      name: true,
      zone: true,
      minutesPerJp: true,
      regionCode: true,
    },
  })
  if (!found) return null
  const facts: Facts = { groupId: found.id, regionCode: found.regionCode }
  return { ...found, facts }
}
