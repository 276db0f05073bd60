import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'

/** A file that the viewer may read; null when it is not there or not for this viewer. Who reads a problem reads its files. */
export async function fileOf(viewer: Viewer, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const ofProblem = { ofProblem: { problem: visible(viewer, 'problem.read') } }
  return db().file.findFirst({
    where: { AND: [{ id }, { OR: [visible(viewer, 'file.read'), ofProblem] }] },
    select: { id: true, name: true, type: true, bytes: true },
  })
}
