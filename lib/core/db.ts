import 'server-only'
import { availableParallelism } from 'node:os'
import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import type { Viewer } from '../access/viewer'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/client'
import { along, named } from './named'
import { behindPooler, statementName } from './statements'
import { lineOf } from './straight'
import { LOGIN, SYSTEM, standingOf, type Why } from './wall'

/** A transaction, or the plain client where one statement is enough. */
export type Database = Prisma.TransactionClient

const kept = globalThis as unknown as { sanggarDatabase?: PrismaClient }

/** Where a session is needed: jobs that listen, and whatever lasts longer than a transaction. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL || env().DATABASE_URL
}

/** A client with connections of its own, whose statements are asked in nobody's name but for `named()`. */
export function connect(config: PoolConfig): PrismaClient {
  const line = lineOf(config, !behindPooler())
  const options = {
    statementNameGenerator: (({ sql }: { sql: string }) => statementName(sql)) as never,
    disposeExternalPool: true,
  }
  const anew = () => new PrismaPg(line.pool(), options).connect()
  // Once a pool that it was given is closed, the adapter makes a plain one, whose statements wait for a connection
  // without a name and take that of whoever gives one back: so each time that it connects it is given one of ours.
  return along(
    new PrismaClient({ adapter: Object.assign(new PrismaPg(config, options), { connect: anew }) }),
    line,
  )
}

/**
 * So long a connection rests before it is closed, in milliseconds. A new one plans every statement anew: after a rest the
 * home page took 55 to 231 ms instead of 19.
 */
const REST = 300_000

/**
 * How many connections this process has: twice the processors, from 4 to 10, shared with the other web servers of its
 * port. More only wait for each other, and each has to plan every statement for itself: on two processors 4 carry a
 * journey over all pages half as fast again as 10. No transaction may wait for a second one.
 */
function connections(): number {
  const all = Math.min(10, 2 * availableParallelism())
  return Math.max(4, Math.ceil(all / env().SANGGAR_WEBS))
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
