import 'server-only'
import { PLANNED_ANEW, system } from './db'

/** Tables whose names are sought with typing errors: each has an index of trigrams over them. */
type Named = 'person' | 'school' | 'group'

const MOST = 20

/** Ids of what is named nearly as typed, the nearest first. For when nothing is named so exactly. */
export async function alikeIds(table: Named, typed: string): Promise<string[]> {
  const found = await system('register').$queryRawUnsafe<{ id: string }[]>(
    `${PLANNED_ANEW}select id from "${table}" where $1 <% name order by word_similarity($1, name) desc, name, id limit ${MOST}`,
    typed,
  )
  return found.map((one) => one.id)
}

/** Rows in the order of their ids. */
export function inOrderOf<T extends { id: string }>(ids: string[], rows: T[]): T[] {
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
