import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '../core/env'
import { invalidField } from '../core/errors'
import { isSealOf, sealOf } from '../core/seal'

/** Whose list it is and what was asked for: a cursor is good for this alone. */
export type List = { personId: string; path: string; query: Record<string, unknown> }

function about({ personId, path, query }: List, key: string): string {
  // Pages may be of any length.
  const { cursor: _, limit: __, ...asked } = query
  const what = createHash('sha256')
    .update(JSON.stringify([path, asked]))
    .digest('base64url')
  return `cursor ${personId} ${what} ${key}`
}

/** Where a list goes on, sealed for its reader and this question. */
export function cursorOf(list: List, key: object): string {
  const text = Buffer.from(JSON.stringify(key)).toString('base64url')
  return `${text}.${sealOf(about(list, text), env().NEXTAUTH_SECRET)}`
}

/** The key in a cursor. Throws invalid for one of another person, of another question, or that was changed. */
export function keyOf(list: List, cursor: string): unknown {
  const [text = '', mark = '', more] = cursor.split('.')
  if (more !== undefined || !isSealOf(about(list, text), mark, env().NEXTAUTH_SECRET))
    throw invalidField('cursor', 'cursorForeign')
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
}
