import { type Clause, clausesFor } from './clauses'
import type { Action } from './table'
import type { Viewer } from './viewer'

/** What permission needs to know of a record; fields that its kind lacks stay out. */
export type Facts = {
  groupId: string
  regionCode: string
  ownerId?: string | null
  /** Where a record belongs to several: the presenters of a session. */
  ownerIds?: string[]
  schoolId?: string | null
  shared?: boolean
  /** A problem not yet sent in, or a referral that its reporter has not agreed to. */
  draft?: boolean
  /** The file of a problem: judged by the problem alone. */
  elsewhere?: boolean
  /** The region to which it is open, `''` for the nation. */
  openTo?: string | null
}

/** True when `code` is `ancestor` or lies below it: `52.03` is below `52`, `11` is not below `1`. */
export function isWithin(code: string, ancestor: string): boolean {
  return code === ancestor || code.startsWith(`${ancestor}.`)
}

function owns(personId: string, facts: Facts): boolean {
  return personId === facts.ownerId || (facts.ownerIds ?? []).includes(personId)
}

function holds(clause: Clause, facts: Facts): boolean {
  if (clause.groupIds && !clause.groupIds.includes(facts.groupId)) return false
  if (clause.regions && !clause.regions.some((region) => isWithin(facts.regionCode, region))) return false
  if (clause.schoolIds && !(facts.schoolId && clause.schoolIds.includes(facts.schoolId))) return false
  if (clause.openTo && !clause.openTo.some((code) => code === facts.openTo)) return false
  if (clause.ownerId && !owns(clause.ownerId, facts)) return false
  if (clause.submitted && facts.draft) return false
  return !clause.shared || facts.shared === true
}

/** May this viewer do this to this one record? */
export function can(viewer: Viewer, action: Action, facts: Facts): boolean {
  return !facts.elsewhere && clausesFor(viewer, action).some((clause) => holds(clause, facts))
}
