import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { administers, nowhere } from '../../people/access'

export const merged = {
  id: true,
  name: true,
  email: true,
  nip: true,
  nuptk: true,
  schoolId: true,
  isAdministrator: true,
  passwordHash: true,
} as const

type Asked = { personId: string; mergedId: string }

/** Two people who are still themselves, for whoever administers; null otherwise. Both wait for other changes of them. */
export async function pairRecord(tx: Database, viewer: Viewer, { personId, mergedId }: Asked) {
  if (!administers(viewer)) return null
  const ids = [personId, mergedId].sort()
  await tx.$executeRaw`select id from person where id = any(${ids}::uuid[]) order by id for update`
  const found = await tx.person.findMany({
    where: { id: { in: ids }, closedAt: null, mergedIntoId: null },
    select: merged,
  })
  const [kept, gone] = [personId, mergedId].map((id) => found.find((one) => one.id === id))
  return kept && gone ? { kept, gone, facts: nowhere } : null
}

/** A merging that can still be undone, for whoever administers; null otherwise. */
export async function mergeRecord(tx: Database, viewer: Viewer, { mergeId }: { mergeId: string }) {
  if (!administers(viewer)) return null
  await tx.$executeRaw`select id from person_merge where id = ${mergeId}::uuid for update`
  const found = await tx.personMerge.findUnique({
    where: { id: mergeId },
    select: {
      id: true,
      personId: true,
      mergedId: true,
      at: true,
      rows: true,
      partedAt: true,
      person: { select: { mergedIntoId: true, closedAt: true } },
    },
  })
  return found && { ...found, facts: nowhere }
}
