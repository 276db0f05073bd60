import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'
import type { Heads, Row } from './schema'

/** A roster that the viewer may look through, with the facts of permission; null otherwise. */
export async function rosterRecord(tx: Database, viewer: Viewer, { importId }: { importId: string }) {
  const found = await tx.memberImport.findFirst({
    where: { id: importId, group: visible(viewer, 'group.manage') },
    select: {
      id: true,
      groupId: true,
      name: true,
      heads: true,
      rows: true,
      startedAt: true,
      done: true,
      total: true,
      failure: true,
      appliedAt: true,
      group: { select: { regionCode: true, slug: true } },
    },
  })
  if (!found) return null
  const { regionCode, slug } = found.group
  const texts = { rows: found.rows as Row[], heads: found.heads as Heads }
  return { ...found, ...texts, slug, facts: { groupId: found.groupId, regionCode } }
}
