import 'server-only'
import { type Clause, clausesFor } from '../access/clauses'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Database } from '../core/db'
import { Prisma } from '../core/generated/client'

function held(clause: Clause): Prisma.Sql {
  const all: Prisma.Sql[] = []
  if (clause.groupIds) all.push(Prisma.sql`e.group_id = any(${clause.groupIds}::uuid[])`)
  if (clause.regions) {
    const below = clause.regions.flatMap((code) => [code, `${code}.%`])
    all.push(Prisma.sql`e.region_code like any(${below}::text[])`)
  }
  if (clause.schoolIds) all.push(Prisma.sql`e.school_id = any(${clause.schoolIds}::uuid[])`)
  if (clause.openTo) all.push(Prisma.sql`e.open_to = any(${clause.openTo}::text[])`)
  if (clause.shared) all.push(Prisma.sql`e.kind = 'material'`)
  return all.length ? Prisma.sql`(${Prisma.join(all, ' and ')})` : Prisma.sql`true`
}

/** What `visible(viewer, 'library.read')` says, for the statements that search by words. */
export function readable(viewer: Viewer): Prisma.Sql {
  const clauses = clausesFor(viewer, 'library.read')
  return clauses.length ? Prisma.sql`(${Prisma.join(clauses.map(held), ' or ')})` : Prisma.sql`false`
}

/** What permission needs to know of an entry, and what is shown of it. */
export const entryColumns = {
  id: true,
  groupId: true,
  kind: true,
  schoolId: true,
  ownerId: true,
  title: true,
  body: true,
  grade: true,
  phase: true,
  subject: true,
  objective: true,
  regionCode: true,
  reach: true,
  openTo: true,
  problemId: true,
  group: { select: { slug: true, name: true, region: { select: { name: true } } } },
  material: {
    select: {
      url: true,
      licence: true,
      file: { select: { id: true, name: true, bytes: true } },
      activity: {
        select: { id: true, title: true, createdById: true, presenters: { select: { personId: true } } },
      },
    },
  },
  adoption: { select: { activityId: true } },
} as const

type Row = Prisma.LibraryEntryGetPayload<{ select: typeof entryColumns }>

/** The facts of permission of an entry: a material belongs to each presenter of its session too. */
export function entryFacts({ material, ...row }: Row) {
  const { groupId, regionCode, ownerId, schoolId, openTo, kind } = row
  const { createdById, presenters = [] } = material?.activity ?? {}
  const ownerIds = [createdById, ...presenters.map((one) => one.personId)].filter(
    (one) => typeof one === 'string',
  )
  return { groupId, regionCode, ownerId, ownerIds, schoolId, openTo, shared: kind === 'material' }
}

/** An entry that the viewer may find, with the facts of permission; null otherwise. */
export async function entryRecord(tx: Database, viewer: Viewer, { entryId }: { entryId: string }) {
  const found = await tx.libraryEntry.findFirst({
    where: { AND: [{ id: entryId }, visible(viewer, 'library.read')] },
    select: entryColumns,
    relationLoadStrategy: 'join',
  })
  return found && { ...found, facts: entryFacts(found) }
}
