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
    case 'shared':
      return [{ groupIds, shared: true }]
    case 'submitted':
      return [{ groupIds, submitted: true }]
    case 'scope':
      return [{ regions }, { groupIds: [...assigned, ...schoolGroupIds] }]
    case 'sharedScope':
      return expand(viewer, role, 'scope').map((clause) => ({ ...clause, shared: true }))
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
  return clause.groupIds?.length !== 0 && clause.regions?.length !== 0 && clause.schoolIds?.length !== 0
}

/** What a viewer reaches with an action: any one clause suffices, none means nothing. */
export function clausesFor(viewer: Viewer, action: Action): Clause[] {
  return roles
    .flatMap((role) => cell(action, role).flatMap((reach) => expand(viewer, role, reach)))
    .filter(canHold)
}
