import { type Action, cell, type Reach, type Role, roles } from './table'
import type { Viewer } from './viewer'

/** Conditions that must all hold; an absent one always holds. */
export type Clause = {
  groupIds?: string[]
  /** Region codes; the record's group lies in or below one of them. */
  regions?: string[]
  schoolIds?: string[]
  ownerId?: string
  shared?: true
  submitted?: true
  /** Region codes, `''` for the nation; the record is open to one of them. */
  openTo?: string[]
}

/** The regions in which a code lies, from the nation down to itself. */
export function upward(code: string): string[] {
  const parts = code.split('.')
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('.'))]
}

function groupsOf(viewer: Viewer, role: Role): string[] {
  if (role === 'teacher') return viewer.memberOf.map((group) => group.id)
  return role === 'officer' ? viewer.officerOf : []
}

function expand(viewer: Viewer, role: Role, reach: Reach): Clause[] {
  const groupIds = groupsOf(viewer, role)
  const { regions, groupIds: assigned, schoolIds, schoolGroupIds } = viewer.scope
  switch (reach) {
    case 'group':
      return [{ groupIds }]
    case 'own':
      return [{ groupIds, ownerId: viewer.personId }]
    case 'mine':
      return [{ ownerId: viewer.personId }]
    case 'shared':
      return [{ groupIds, shared: true }]
    case 'submitted':
      return [{ groupIds, submitted: true }]
    case 'scope':
      return [{ regions }, { groupIds: [...assigned, ...schoolGroupIds] }]
    case 'sharedScope':
      return expand(viewer, role, 'scope').map((clause) => ({ ...clause, shared: true }))
    case 'open':
      // The same for each role: to be at home somewhere is what counts.
      return [{ openTo: [...new Set(viewer.homes.flatMap(upward))] }]
    case 'sharedAll':
      return viewer.isAdministrator ? [{ shared: true }] : []
    case 'problemScope':
      return [{ regions }, { groupIds: assigned }, { schoolIds }].map((clause) => ({
        ...clause,
        submitted: true,
      }))
    case 'all':
      return viewer.isAdministrator ? [{}] : []
  }
}

function canHold(clause: Clause): boolean {
  const { groupIds, regions, schoolIds, openTo } = clause
  return [groupIds, regions, schoolIds, openTo].every((list) => list?.length !== 0)
}

/** What a viewer reaches with an action: any one clause suffices, none means nothing. */
export function clausesFor(viewer: Viewer, action: Action): Clause[] {
  const all = roles
    .flatMap((role) => cell(action, role).flatMap((reach) => expand(viewer, role, reach)))
    .filter(canHold)
  // Two roles may reach the same; asked once it costs half.
  return [...new Map(all.map((clause) => [JSON.stringify(clause), clause])).values()]
}
