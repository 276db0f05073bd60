import 'server-only'
import { env } from './env'
import { BY_KEY, PLANNED_ANEW, seeksOne } from './plans'

const STATEMENTS = 500
// Next reads this module more than once, and a connection knows each name once.
const kept = globalThis as unknown as { sanggarStatements?: number; sanggarNames?: Map<string, string> }
kept.sanggarNames ??= new Map()
const names = kept.sanggarNames

/** Statements sent by this process since it began: for the tests that count them by page. */
export function statementsSent(): number {
  return kept.sanggarStatements ?? 0
}

/** True where a connection is ours for one transaction at a time: nothing may be left in its session. */
export function behindPooler(): boolean {
  return env().DATABASE_DIRECT_URL !== ''
}

/**
 * Kept by the database under this name, a statement need not be planned each time. Past the first 500 none is, so that
 * lists of any length do not pile up. Behind a pooler none is: the next transaction has another connection, on which
 * the same name may stand for a statement of another process.
 */
export function statementName(sql: string): string | undefined {
  kept.sanggarStatements = statementsSent() + 1
  if (behindPooler() || sql.startsWith(PLANNED_ANEW)) return undefined
  const known = names.get(sql)
  if (known || names.size >= STATEMENTS) return known
  const name = `${seeksOne(sql) ? BY_KEY : 's'}${names.size}`
  names.set(sql, name)
  return name
}
