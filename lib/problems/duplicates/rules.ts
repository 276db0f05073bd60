import type { ProblemState } from '../rules'

type Problem = {
  id: string
  groupId: string
  state: ProblemState
  visibility: 'group' | 'officers'
  mergedId: string | null
  duplicates: number
  referred: boolean
}

/**
 * Why one problem cannot be merged into another; null when it can. One step deep, so that it never goes round,
 * and only into a problem that the whole group reads: else who reported the one could not follow the other.
 */
export function mergeRefusal(one: Problem, into: Problem): string | null {
  if (one.id === into.id) return 'mergeItself'
  if (one.groupId !== into.groupId || into.state === 'draft') return 'unknown'
  if (one.mergedId) return 'mergedAlready'
  if (one.referred) return 'mergeReferred'
  if (one.duplicates) return 'mergeHasOthers'
  if (into.mergedId) return 'mergeIntoMerged'
  return into.visibility === 'group' ? null : 'mergeHidden'
}
