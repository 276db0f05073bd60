import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { Prisma } from './generated/client'
import { statementName } from './statements'
import type { Standing } from './wall'
import { walledPool } from './walled'

/** The connections of a client, which it shares with what is asked past it. */
export type Line = { pool: () => pg.Pool; close: () => Promise<void> }

/** Connections that are opened when they are first wanted, and again when they were closed. */
export function lineOf(config: pg.PoolConfig, keep: boolean): Line {
  let last: (pg.Pool & { ending?: boolean }) | undefined
  const open = () => (last?.ending ? undefined : last)
  const anew = () => {
    last = lending(walledPool(config, keep))
    // A connection that breaks while it rests is opened anew; who waits for an answer is told by it.
    return last.on('error', () => {})
  }
  return { pool: () => open() ?? anew(), close: async () => open()?.end() }
}

const { builtins } = pg.types
const utc = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
/** What Prisma makes of a column: days and times are in UTC, numbers as exact as they were. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: utc,
  [builtins.TIMESTAMPTZ]: (text) => new Date(text),
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format as 'text'),
}

/** A time as the database reads it whatever its zone; in a list as well. */
function sendable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.map(sendable) : value
}

/** A statement of our own as pg takes it. */
function query(sql: Prisma.Sql) {
  const { text } = sql
  return { text, name: statementName(text), values: sql.values.map(sendable), types } as pg.QueryConfig
}

/**
 * Asks a statement of our own without Prisma's client, which takes five times as long to hand it over: in the same name,
 * by the same connections, with the same rows. Throws what PostgreSQL says.
 */
export async function askStraight(line: Line, standing: Standing, sql: Prisma.Sql): Promise<unknown[]> {
  return (await line.pool().query({ ...query(sql), standing } as pg.QueryConfig)).rows
}

/** The connection of a transaction: not there yet, there, or null once it was given back. */
export type Held = { client?: pg.PoolClient | null }

// Next may read this module more than once.
const kept = globalThis as unknown as { sanggarHolding?: AsyncLocalStorage<Held> }
kept.sanggarHolding ??= new AsyncLocalStorage()
const holding = kept.sanggarHolding

/** Does some work whose first connection is that of its transaction. */
export function holds<T>(work: (held: Held) => Promise<T>): Promise<T> {
  const held: Held = {}
  return holding.run(held, () => work(held))
}

/** A pool that says to whom it lends a connection. */
function lending(pool: pg.Pool): pg.Pool {
  const lend = pool.connect.bind(pool) as (...all: unknown[]) => Promise<pg.PoolClient>
  const connect = (...all: unknown[]) => {
    const held = holding.getStore()
    if (all.length || !held || held.client !== undefined) return lend(...all)
    return lend().then((client) => {
      const release = client.release
      client.release = (error) => {
        held.client = null
        release(error)
      }
      held.client = client
      return client
    })
  }
  return Object.assign(pool, { connect })
}

/** The same inside a transaction, in the name that holds where it is called. Throws once the transaction is over. */
export async function askHeld({ client }: Held, sql: Prisma.Sql): Promise<pg.QueryResult> {
  if (!client) throw new Error('The transaction is over')
  return client.query(query(sql))
}
