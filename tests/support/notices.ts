import type { Viewer } from '@/lib/access/viewer'
import { db } from './database'

/** The kinds of what somebody was told, in order. */
export async function toldTo({ personId }: Viewer, kind = '') {
  const found = await db().notice.findMany({
    where: { personId, kind: { startsWith: kind } },
    orderBy: { id: 'asc' },
    select: { kind: true, data: true, path: true },
  })
  return found.map((one) => ({ ...one, data: one.data as Record<string, unknown> }))
}

/** Forgets all notices, so that a test sees only its own. */
export const hush = () => db().notice.deleteMany()
