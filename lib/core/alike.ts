import 'server-only'
import { system } from './db'
import { PLANNED_ANEW } from './plans'
import { literal } from './search'

/** Tables whose names are sought with typing errors: each has an index of trigrams over them. */
type Named = 'person' | 'school' | 'group'

const MOST = 20
/** Longer texts have likeness enough for all of their other letters. */
const LONGEST = 16

/** The text with each two neighbouring letters exchanged in turn: what a quick finger may have meant. */
export function exchanged(typed: string): string[] {
  const text = typed.trim().toLowerCase()
  if (text.length > LONGEST) return []
  const pairs = Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2))
  return pairs.flatMap((pair, at) =>
    /^[\p{L}\p{N}]{2}$/u.test(pair) && pair[0] !== pair[1]
      ? [`${text.slice(0, at)}${pair[1]}${pair[0]}${text.slice(at + 2)}`]
      : [],
  )
}

async function idsOf(text: string, values: string[]): Promise<string[]> {
  const found = await system('register').$queryRawUnsafe<{ id: string }[]>(
    `${PLANNED_ANEW}${text} limit ${MOST}`,
    ...values,
  )
  return found.map((one) => one.id)
}

/**
 * Ids of what is named nearly as typed, the nearest first. For when nothing is named so exactly: two letters that
 * changed places leave a short name too few trigrams to be alike, so they are put back first.
 */
export async function alikeIds(table: Named, typed: string): Promise<string[]> {
  const meant = exchanged(typed).filter((text) => text.replace(/\s/g, '').length > 3)
  if (meant.length) {
    const any = meant.map((_, at) => `name ilike $${at + 1}`).join(' or ')
    const patterns = meant.map((text) => `%${literal(text).replace(/\s+/g, '%')}%`)
    const ids = await idsOf(`select id from "${table}" where ${any} order by name, id`, patterns)
    if (ids.length) return ids
  }
  return idsOf(
    `select id from "${table}" where $1 <% name order by word_similarity($1, name) desc, name, id`,
    [typed],
  )
}

/** Rows in the order of their ids. */
export function inOrderOf<T extends { id: string }>(ids: string[], rows: T[]): T[] {
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
