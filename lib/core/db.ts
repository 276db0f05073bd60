import 'server-only'
import { availableParallelism } from 'node:os'
import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import type { Viewer } from '../access/viewer'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/client'
import { named } from './named'
import { BY_KEY, PLANNED_ANEW, seeksOne } from './plans'
import { LOGIN, SYSTEM, standingOf, type Why } from './wall'
import { walledPool } from './walled'

/** A transaction, or the plain client where one statement is enough. */
export type Database = Prisma.TransactionClient

const kept = globalThis as unknown as { sanggarDatabase?: PrismaClient; sanggarStatements?: number }

const STATEMENTS = 500
const names = new Map<string, string>()

/**
 * Kept by the database under this name, a statement need not be planned each time. Past the first 500 none is, so that
 * lists of any length do not pile up. Behind a pooler none is: the next transaction has another connection, on which
 * the same name may stand for a statement of another process.
 */
function statementName({ sql }: { sql: string }): string | undefined {
  kept.sanggarStatements = statementsSent() + 1
  if (behindPooler() || sql.startsWith(PLANNED_ANEW)) return undefined as unknown as string
  const known = names.get(sql)
  if (known || names.size >= STATEMENTS) return known as string
  const name = `${seeksOne(sql) ? BY_KEY : 's'}${names.size}`
  names.set(sql, name)
  return name
}

/** Statements sent by this process since it began: for the tests that count them by page. */
export function statementsSent(): number {
  return kept.sanggarStatements ?? 0
}

/** True where a connection is ours for one transaction at a time: nothing may be left in its session. */
export function behindPooler(): boolean {
  return env().DATABASE_DIRECT_URL !== ''
}

/** Where a session is needed: jobs that listen, and whatever lasts longer than a transaction. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL || env().DATABASE_URL
}

/** A client with connections of its own, whose statements are asked in nobody's name but for `named()`. */
export function connect(config: PoolConfig): PrismaClient {
  const options = { statementNameGenerator: statementName as never, disposeExternalPool: true }
  const anew = () => new PrismaPg(walledPool(config, !behindPooler()), options).connect()
  // Once a pool that it was given is closed, the adapter makes a plain one, whose statements wait for a connection
  // without a name and take that of whoever gives one back: so each time that it connects it is given one of ours.
  return new PrismaClient({ adapter: Object.assign(new PrismaPg(config, options), { connect: anew }) })
}

/**
 * So long a connection rests before it is closed, in milliseconds. A new one plans every statement anew: after a rest the
 * home page took 55 to 231 ms instead of 19.
 */
const REST = 300_000

/**
 * How many connections this process has: twice the processors, from 4 to 10. More only wait for each other, and each has
 * to plan every statement for itself: on two processors 4 carry a journey over all pages half as fast again as 10.
 * No transaction may wait for a second one.
 */
function connections(): number {
  return Math.min(10, Math.max(4, 2 * availableParallelism()))
}

/** The one client of this process; kept over reloads in development. */
function client(): PrismaClient {
  kept.sanggarDatabase ??= connect({
    connectionString: env().DATABASE_URL,
    max: connections(),
    idleTimeoutMillis: REST,
  })
  return kept.sanggarDatabase
}

/** The database in a viewer's name: what the viewer does not reach is not there. */
export function db(viewer: Viewer): PrismaClient {
  return named(client(), standingOf(viewer))
}

/** The database without the second wall, for where nobody asks; says why. */
export function system(_why: Why): PrismaClient {
  return named(client(), SYSTEM)
}

/** The database as the role that signed in: for the queue, whose tables are its own. */
export function login(): PrismaClient {
  return named(client(), LOGIN)
}
