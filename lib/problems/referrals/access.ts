import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import type { Database } from '../../core/db'

/** A referral that the viewer may decide on for their group, once its reporter agreed; null otherwise. */
export async function referralRecord(tx: Database, viewer: Viewer, { referralId }: { referralId: string }) {
  const found = await tx.referral.findFirst({
    where: { AND: [{ id: referralId }, visible(viewer, 'referral.decide')] },
    select: { id: true, groupId: true, problemId: true, toGroupId: true, state: true },
  })
  return found && { ...found, facts: { groupId: found.toGroupId, regionCode: '' } }
}
