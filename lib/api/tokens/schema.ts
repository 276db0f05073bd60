import { z } from 'zod'
import type { Action } from '../../access/table'
import { id, line, oneOf } from '../../core/input'

/** What a token may be good for: actions of the table of permissions, within what its person may do. */
export const scopes = [
  'coverage.read',
  'activity.read',
  'supervision.read',
] as const satisfies readonly Action[]
export type Scope = (typeof scopes)[number]

/** Days after which a token ends by itself. */
export const lives = ['30', '90', '365'] as const

export const tokenInput = z.object({
  name: line(80, 1),
  scopes: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(oneOf(scopes))
      .min(1, 'choose')
      .transform((chosen) => scopes.filter((scope) => chosen.includes(scope))),
  ),
  days: oneOf(lives),
})
export const endInput = z.object({ tokenId: id })

/** So many run for one person at a time. */
export const MOST_TOKENS = 10
