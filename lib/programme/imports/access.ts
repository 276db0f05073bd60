import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'
import type { Row } from './schema'

/** An import that the viewer may look through, with the facts of permission; null otherwise. */
export async function importRecord(tx: Database, viewer: Viewer, { importId }: { importId: string }) {
  const found = await tx.programmeImport.findFirst({
    where: { AND: [{ id: importId }, { group: visible(viewer, 'programme.manage') }] },
    select: {
      id: true,
      groupId: true,
      schoolYear: true,
      name: true,
      appliedAt: true,
      rows: true,
      group: { select: { regionCode: true, slug: true } },
    },
  })
  if (!found) return null
  const { regionCode, slug } = found.group
  const rows = found.rows as Row[]
  return { ...found, rows, slug, facts: { groupId: found.groupId, regionCode } }
}
