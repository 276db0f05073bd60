import 'server-only'
import type { Database } from '../core/db'
import { inQueue } from '../core/wall'

/**
 * What each kind of job is given, by its name. A domain adds its own in its `jobs.ts`:
 * `declare module '@/lib/jobs/queue' { interface Payloads { 'auth.clean': object } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the domains fill it
export interface Payloads {}

export type JobName = keyof Payloads

/** `now` is when the attempt began; `jobId` stays the same over all attempts, so that a deed can be made to count once. */
export type Attempt = { now: Date; jobId: string }

export type Job<P> = {
  run: (payload: P, attempt: Attempt) => Promise<void>
  /** When it comes by itself: a cron pattern in UTC. Then the payload holds nothing of use. */
  cron?: string
}

/** A handler for each name in `Payloads`: a job that nobody would carry out does not compile. */
export type Jobs = { [N in JobName]: Job<Payloads[N]> }

type Options = {
  /** Not before this moment. */
  at?: Date
  /** A waiting job of the same key is replaced. */
  key?: string
  /** The replaced one's time stays. */
  keepTime?: boolean
  /** Tries until it counts as failed for good; twelve spread over about a day. */
  attempts?: number
}

/** Leaves a job in the caller's transaction: it is there exactly when the write is. */
export async function enqueue<N extends JobName>(
  tx: Database,
  name: N,
  payload: Payloads[N],
  options: Options = {},
): Promise<void> {
  const { at = null, key = null, attempts = 12, keepTime } = options
  const mode = keepTime ? 'preserve_run_at' : 'replace'
  await inQueue(
    () => tx.$executeRaw`select 1 from graphile_worker.add_job(
    ${name as string}::text, ${JSON.stringify(payload)}::json, run_at => ${at}::timestamptz,
    max_attempts => ${attempts}::int, job_key => ${key}::text,
    job_key_mode => ${mode}::text)`,
  )
}
