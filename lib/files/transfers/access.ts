import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'

/** A group in which the viewer may send files; of one that is only seen the command says forbidden. */
export async function receivingGroup(tx: Database, viewer: Viewer, { groupId }: { groupId: string }) {
  const found = await tx.group.findFirst({
    where: { AND: [{ id: groupId }, visible(viewer, 'group.read')] },
    select: { id: true, regionCode: true },
  })
  return found && { ...found, facts: { groupId: found.id, regionCode: found.regionCode } }
}

/** The viewer's own file on its way, as long as they may send files to its group; null otherwise. */
export async function ownTransfer(tx: Database, viewer: Viewer, { transferId }: { transferId: string }) {
  const found = await tx.transfer.findFirst({
    where: { id: transferId, personId: viewer.personId, group: visible(viewer, 'file.send') },
    select: { id: true, groupId: true, size: true, expiresAt: true, group: { select: { regionCode: true } } },
  })
  return found && { ...found, facts: { groupId: found.groupId, regionCode: found.group.regionCode } }
}
