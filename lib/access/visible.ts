import type { Prisma } from '../core/generated/client'
import { type Clause, clausesFor } from './clauses'
import { type Action, type RecordKind, table } from './table'
import type { Viewer } from './viewer'

type Wheres = {
  group: Prisma.GroupWhereInput
  activity: Prisma.ActivityWhereInput
  problem: Prisma.ProblemWhereInput
  programme: Prisma.ProgrammeWhereInput
  actionItem: Prisma.ActionItemWhereInput
  file: Prisma.FileWhereInput
}

/** The filter of the record kind that an action is about. */
export type WhereOf<A extends Action> = Wheres[(typeof table)[A]['record']]

const owner: Partial<Record<RecordKind, string>> = {
  activity: 'createdById',
  problem: 'reporterId',
  actionItem: 'ownerId',
}

function within(regions: string[]) {
  return regions.flatMap((code) => [{ regionCode: code }, { regionCode: { startsWith: `${code}.` } }])
}

function inGroup(kind: RecordKind, where: Prisma.GroupWhereInput) {
  if (kind === 'group') return where
  return kind === 'actionItem' ? { activity: { group: where } } : { group: where }
}

function compile(kind: RecordKind, clause: Clause): object {
  const all: object[] = []
  if (clause.groupIds) all.push({ [kind === 'group' ? 'id' : 'groupId']: { in: clause.groupIds } })
  if (clause.regions) all.push(inGroup(kind, { OR: within(clause.regions) }))
  if (clause.schoolIds) all.push({ schoolId: { in: clause.schoolIds } })
  if (clause.ownerId) all.push({ [owner[kind] ?? 'id']: clause.ownerId })
  if (clause.shared) all.push({ visibility: 'group' })
  return { AND: all }
}

/** The same row of the table as `can()`, as a Prisma filter. */
export function visible<A extends Action>(viewer: Viewer, action: A): WhereOf<A> {
  const kind = table[action].record
  const clauses = clausesFor(viewer, action)
  // A clause without a condition reaches everything; Prisma would read it as nothing inside an OR.
  if (clauses.some((clause) => Object.keys(clause).length === 0)) return {} as WhereOf<A>
  // No clause means nothing. Prisma reads an empty OR as nothing alone, but as everything inside an AND.
  if (!clauses.length) return { id: { in: [] } } as unknown as WhereOf<A>
  return { OR: clauses.map((clause) => compile(kind, clause)) } as WhereOf<A>
}
