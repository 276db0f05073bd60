import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'

/** A file that the viewer may read; null when it is not there or not for this viewer. */
export async function fileOf(viewer: Viewer, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return db().file.findFirst({
    where: { AND: [{ id }, visible(viewer, 'file.read')] },
    select: { id: true, name: true, type: true, bytes: true },
  })
}
