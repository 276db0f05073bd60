import 'server-only'
import type { Viewer } from '../access/viewer'
import { connect, type Database, db, system } from './db'
import { env } from './env'
import { AppError } from './errors'
import { log } from './log'
import { named } from './named'
import { SYSTEM, standingOf } from './wall'

const kept = globalThis as unknown as {
  sanggarReplica?: ReturnType<typeof connect>
  /** Until then nobody asks the copy: it did not answer. For each process by itself, which harms nothing. */
  sanggarReplicaRest?: number
}

/** Figures older than this say so, and what cannot say so does not use them; in seconds. */
export const TOLD_BEHIND = 5
/** A copy further behind is not used; in seconds. */
export const MOST_BEHIND = 60
/** A copy that failed is left alone for so many milliseconds. */
const REST = 10_000

/** Found, and how many seconds old that is: 0 from the database itself. */
export type Report<T> = { found: T; behind: number }

type Mark = { name: 'beat' | 'moved'; at: Date; count: bigint; now: Date }
const STALE = Number.POSITIVE_INFINITY

function replica() {
  const pool = {
    connectionString: env().DATABASE_REPLICA_URL,
    max: 5,
    connectionTimeoutMillis: 1000,
    query_timeout: 10_000,
  }
  kept.sanggarReplica ??= connect(pool)
  return kept.sanggarReplica
}

async function marksOf(one: Database) {
  const rows = await one.$queryRaw<Mark[]>`
    select name, at, count, clock_timestamp() as now from replica_mark`
  const of = (name: Mark['name']) => rows.find((row) => row.name === name)
  return { beat: of('beat'), moved: of('moved') }
}

/**
 * How many seconds a copy is behind the database, by the clock of the database alone, up to a second too many. One that
 * does not know of the last move of a group is behind for ever: on where a group lies hangs who sees it.
 */
export async function behindOf(copy: Database, itself: Database = system('service')): Promise<number> {
  const [then, now] = await Promise.all([marksOf(copy), marksOf(itself)])
  const moves = now.moved?.count
  if (moves === undefined || (then.moved?.count ?? -1n) < moves) return STALE
  if (!then.beat || !now.beat) return STALE
  return Math.max(0, (now.beat.now.getTime() - then.beat.at.getTime()) / 1000)
}

/** Leaves a sign in the database each second, by whose age a copy is judged. Several processes share it. */
export async function beat(): Promise<void> {
  await system('service').$executeRaw`update replica_mark set at = clock_timestamp(), count = count + 1
    where name = 'beat' and at < clock_timestamp() - interval '800 milliseconds'`
}

/** Beats for as long as this process lives, where there is a copy. */
export function keepBeating(): void {
  if (!env().DATABASE_REPLICA_URL) return
  const next = () =>
    setTimeout(
      () =>
        beat()
          .catch(() => {})
          .finally(next),
      1000,
    ).unref()
  next()
}

/**
 * Reads figures from the copy, where there is one that is at most so many seconds behind, and from the database itself
 * otherwise. Who asks and what they may see comes from the database: `read` is given where to read figures alone.
 */
export async function readReport<T>(
  viewer: Viewer,
  read: (from: Database) => Promise<T>,
  most = MOST_BEHIND,
): Promise<Report<T>> {
  const plainly = async () => ({ found: await read(db(viewer)), behind: 0 })
  if (!env().DATABASE_REPLICA_URL || (kept.sanggarReplicaRest ?? 0) > Date.now()) return plainly()
  try {
    // Asked before: what is read afterwards is never older.
    const behind = await behindOf(named(replica(), SYSTEM))
    if (behind > most) return plainly()
    return { found: await read(named(replica(), standingOf(viewer))), behind }
  } catch (error) {
    if (error instanceof AppError) throw error
    kept.sanggarReplicaRest = Date.now() + REST
    log.warn(
      { replica: true, err: String(error).slice(0, 300) },
      'the copy does not answer: read from the database',
    )
    return plainly()
  }
}
