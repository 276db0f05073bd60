import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { id } from '../../core/input'
import { pageOf } from '../../core/paging'
import { cursor } from '../../core/search'
import { type Download, issuedPdf } from '../print/queries'

const PAGE = 40

function own(viewer: Viewer) {
  return { AND: [{ personId: viewer.personId, withheldAt: null }, visible(viewer, 'document.read')] }
}

/** A page of the papers that were issued to oneself, the latest first: also those of groups that one has left. */
export async function ownProofs(viewer: Viewer, params: Record<string, unknown>) {
  const after = cursor.parse(params.after ?? null)
  const found = await db(viewer).document.findMany({
    where: own(viewer),
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: {
      id: true,
      number: true,
      issuedOn: true,
      revokedAt: true,
      group: { select: { name: true } },
      activity: { select: { title: true } },
    },
    relationLoadStrategy: 'join',
    ...(after && { cursor: { id: after }, skip: 1 }),
  })
  const { rows, next } = pageOf(found, PAGE)
  return { proofs: rows, next, after }
}

/** One of them as it was printed; null for any other. */
export async function ownProofPdf(viewer: Viewer, key: string): Promise<Download | null> {
  if (!id.safeParse(key).success) return null
  const found = await db(viewer).document.findFirst({
    where: { AND: [{ id: key }, own(viewer)] },
    select: { id: true, activityId: true },
  })
  return found && issuedPdf(viewer, found.activityId, found.id)
}
