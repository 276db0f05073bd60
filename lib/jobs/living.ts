import 'server-only'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { directUrl, login } from '../core/db'
import { log } from '../core/log'

const AGAIN = 1000
const SWEEP = 30_000
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref())

/**
 * Says of each worker of this process that it lives, by a lock that ends with its connection, however that came about.
 * Without it a job whose worker was killed would wait for four hours, as the queue cannot tell the dead from the slow.
 * Answers how to let go.
 */
export function sayAlive(events: WorkerEvents): () => Promise<void> {
  const ids: string[] = []
  let client: pg.Client | undefined
  let ended = false
  const hold = (own: pg.Client, id: string) =>
    own.query("select pg_advisory_lock(hashtextextended('worker ' || $1, 7))", [id])

  async function once() {
    const own = new pg.Client({ connectionString: directUrl(), connectionTimeoutMillis: 10_000 })
    own.on('error', (error) => log.warn({ worker: true }, error.message))
    const gone = new Promise((done) => own.once('end', done))
    try {
      await own.connect()
      for (const id of ids) await hold(own, id)
      client = own
      if (!ended) await gone
    } finally {
      client = undefined
      await own.end().catch(() => {})
    }
  }

  /** Through a database that is away for a while. */
  async function keep() {
    while (!ended) {
      await once().catch(() => {})
      if (!ended) await pause(AGAIN)
    }
  }

  events.on('worker:create', ({ worker: { workerId } }) => {
    ids.push(workerId)
    if (client) hold(client, workerId).catch(() => {})
  })
  const sweep = setInterval(() => freeDead().catch(() => {}), SWEEP).unref()
  void keep()
  return async () => {
    ended = true
    clearInterval(sweep)
    await client?.end().catch(() => {})
  }
}

/** Gives jobs back to the queue whose worker lives no more: nobody holds its lock. A worker that has only begun is let be. */
export async function freeDead(): Promise<void> {
  await login().$executeRaw`
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
      select distinct locked_by from graphile_worker.jobs where locked_at < now() - interval '10 seconds'
    ) busy where pg_try_advisory_xact_lock(hashtextextended('worker ' || locked_by, 7))
    having count(*) > 0`
}
