import type { ActivityState } from '../activities/rules'
import type { DocumentKind } from './schema'

/** No sign that is easily taken for another: neither 0 and O, 1, I and L, nor U and V. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 12

/** A code of random signs; `pick` gives a number below the one it is asked with. */
export function newCode(pick: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[pick(CODE_SIGNS.length)]).join('')
}

/** `ABCD-EFGH-JKMN` */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as somebody typed it; null when it cannot be one. */
export function codeOf(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-–—.·]/g, '')
  return code.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign)) ? code : null
}

const dated: ActivityState[] = ['scheduled', 'held', 'locked', 'approved']
const locked: ActivityState[] = ['locked', 'approved']

/** What an activity still lacks for a document, as a message key; null when it can be issued. */
export function lacking(
  kind: DocumentKind,
  activity: { state: ActivityState; reported: boolean; present: number },
): string | null {
  const { state, reported, present } = activity
  if (kind === 'invitation') return dated.includes(state) ? null : 'needsDate'
  if (!locked.includes(state)) return 'needsLock'
  if (kind === 'minutes') return state === 'approved' ? null : 'needsApproval'
  if (kind === 'report') return reported ? null : 'needsReport'
  if (kind === 'statement') return present ? null : 'nobodyPresent'
  return null
}
