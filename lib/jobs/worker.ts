import 'server-only'
import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { directUrl } from '../core/db'
import { log } from '../core/log'
import { sayAlive } from './living'
import type { Job } from './queue'

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ worker: true }, message)
  if (level === 'warning') log.warn({ worker: true }, message)
})

function tasks(jobs: Record<string, Job<never>>): TaskList {
  const list = Object.entries(jobs).map(([name, job]) => [
    name,
    (payload: unknown, { job: { id } }: { job: { id: string } }) =>
      job.run(payload as never, { now: new Date(), jobId: id }),
  ])
  return Object.fromEntries(list)
}

function crontab(jobs: Record<string, Job<never>>) {
  const regular = Object.entries(jobs).flatMap(([task, { cron }]) => (cron ? [{ task, match: cron }] : []))
  return parseCronItems(regular)
}

/**
 * Carries out the jobs of this database until stopped. Several processes share the work.
 * Stopping lets a job that runs come to its end for some seconds, then gives it back to the queue.
 */
export async function startWorker(jobs: Record<string, Job<never>>, poll = 2000): Promise<Runner> {
  // It listens, and a pooler that lends connections by the transaction would hear nothing.
  const pool = new pg.Pool({ connectionString: directUrl(), max: 4 })
  // Without a listener a lost connection would end the process; the worker itself connects again.
  pool.on('error', (error) => log.warn({ worker: true }, error.message))
  const events: WorkerEvents = new EventEmitter()
  const letGo = sayAlive(events)
  const runner = await run({
    pgPool: pool,
    events,
    taskList: tasks(jobs),
    parsedCronItems: crontab(jobs),
    concurrency: 2,
    pollInterval: poll,
    noHandleSignals: true,
    logger,
  }).catch(async (error) => {
    await letGo()
    await pool.end()
    throw error
  })
  runner.events.on('job:failed', ({ job }) =>
    log.error({ job: job.id, name: job.task_identifier }, 'job failed for good'),
  )
  runner.promise.catch(() => {}).finally(() => Promise.all([letGo(), pool.end()]))
  return runner
}
