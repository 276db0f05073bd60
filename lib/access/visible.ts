import type { Prisma } from '../core/generated/client'
import { type Clause, clausesFor } from './clauses'
import { type Action, type RecordKind, table } from './table'
import type { Viewer } from './viewer'

type Wheres = {
  group: Prisma.GroupWhereInput
  activity: Prisma.ActivityWhereInput
  problem: Prisma.ProblemWhereInput
  helper: Prisma.ProblemHelperWhereInput
  referral: Prisma.ReferralWhereInput
  trial: Prisma.TrialWhereInput
  programme: Prisma.ProgrammeWhereInput
  actionItem: Prisma.ActionItemWhereInput
  file: Prisma.FileWhereInput
  document: Prisma.DocumentWhereInput
  libraryEntry: Prisma.LibraryEntryWhereInput
}

/** The filter of the record kind that an action is about. */
export type WhereOf<A extends Action> = Wheres[(typeof table)[A]['record']]

function presents(personId: string) {
  return { OR: [{ createdById: personId }, { presenters: { some: { personId } } }] }
}

function ownedBy(kind: RecordKind, personId: string): object {
  if (kind === 'activity') return presents(personId)
  if (kind === 'problem') return { reporterId: personId }
  if (kind === 'actionItem') return { ownerId: personId }
  if (kind === 'document' || kind === 'helper' || kind === 'trial') return { personId }
  // A material in the library belongs to each presenter; what was tried, to who tried it.
  if (kind === 'libraryEntry')
    return { OR: [{ ownerId: personId }, { material: { activity: presents(personId) } }] }
  if (kind !== 'file') return { id: personId }
  return { OR: [{ addedById: personId }, { material: { activity: presents(personId) } }] }
}

function openToGroup(kind: RecordKind): object {
  if (kind === 'document') return { personId: null }
  if (kind === 'activity') return { state: { not: 'draft' } }
  if (kind === 'libraryEntry') return { kind: 'material' }
  if (kind !== 'file') return { visibility: 'group', ...handedIn(kind) }
  return { OR: [{ material: null }, { material: { publishedAt: { not: null } } }] }
}

function handedIn(kind: RecordKind): object {
  if (kind === 'problem') return { state: { not: 'draft' } }
  return kind === 'referral' ? { state: { in: ['consented', 'accepted', 'declined'] } } : {}
}

function keyOfGroup(kind: RecordKind) {
  if (kind === 'referral') return 'toGroupId'
  return kind === 'group' ? 'id' : 'groupId'
}

// The file of a problem is judged by its problem alone.
function apart(kind: RecordKind): object[] {
  return kind === 'file' ? [{ ofProblem: null }] : []
}

/** A file is open as far as the library shares its material. */
function openTo(kind: RecordKind, codes: string[]): object {
  const where = { openTo: { in: codes } }
  return kind === 'file' ? { material: { entry: where } } : where
}

function within(regions: string[]) {
  return regions.flatMap((code) => [{ regionCode: code }, { regionCode: { startsWith: `${code}.` } }])
}

function inGroup(kind: RecordKind, where: Prisma.GroupWhereInput) {
  if (kind === 'group') return where
  return kind === 'actionItem' ? { activity: { group: where } } : { group: where }
}

function compile(kind: RecordKind, clause: Clause): object {
  const all = apart(kind)
  if (clause.groupIds) all.push({ [keyOfGroup(kind)]: { in: clause.groupIds } })
  if (clause.regions) all.push(inGroup(kind, { OR: within(clause.regions) }))
  if (clause.schoolIds) all.push({ schoolId: { in: clause.schoolIds } })
  if (clause.ownerId) all.push(ownedBy(kind, clause.ownerId))
  if (clause.openTo) all.push(openTo(kind, clause.openTo))
  if (clause.shared) all.push(openToGroup(kind))
  if (clause.submitted) all.push(handedIn(kind))
  return { AND: all }
}

/**
 * What a viewer reaches with an action, each clause as `filter` says it; null for no record. `everything` is for a clause
 * without a condition: Prisma would read it as nothing inside an OR.
 */
function anyOf(viewer: Viewer, action: Action, everything: object, filter: (clause: Clause) => object) {
  const clauses = clausesFor(viewer, action)
  if (!clauses.length) return null
  const all = clauses.some((clause) => Object.keys(clause).length === 0)
  return all ? everything : { OR: clauses.map(filter) }
}

/** The same row of the table as `can()`, as a Prisma filter; null for who reaches no record. */
export function reachedBy<A extends Action>(viewer: Viewer, action: A): WhereOf<A> | null {
  const kind = table[action].record
  const everything = Object.assign({}, ...apart(kind))
  return anyOf(viewer, action, everything, (clause) => compile(kind, clause)) as WhereOf<A> | null
}

/**
 * The same as a filter that can stand anywhere. No record is said with an impossible key: an empty OR means nothing only
 * where it stands alone; inside an AND Prisma drops it, and everybody would see everything.
 */
export function visible<A extends Action>(viewer: Viewer, action: A): WhereOf<A> {
  return reachedBy(viewer, action) ?? ({ id: { in: [] as string[] } } as WhereOf<A>)
}

type OnGroup = { [A in Action]: (typeof table)[A]['record'] extends 'group' ? A : never }[Action]
type OfGroup = { OR?: ({ groupId: { in: string[] } } | { group: Prisma.GroupWhereInput })[] }

/** Groups that are known and nothing else are told by the record's own key; all else is looked for in the group. */
function byGroup(clause: Clause): object {
  const { groupIds, ...others } = clause
  return groupIds && !Object.keys(others).length
    ? { groupId: { in: groupIds } }
    : { group: compile('group', clause) }
}

/** What an action on groups reaches, as a filter of records with a `groupId`; null for none. */
export function groupsReachedBy(viewer: Viewer, action: OnGroup): OfGroup | null {
  return anyOf(viewer, action, {}, byGroup) as OfGroup | null
}
