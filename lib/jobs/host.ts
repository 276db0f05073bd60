import 'server-only'
import type { Runner } from 'graphile-worker'
import { log } from '../core/log'
import type { Job } from './queue'
import { startWorker } from './worker'

const RETRY = 10_000
const PATIENCE = 8_000
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref())

/** Keeps a worker running beside the web server, through a database that is away for a while, until the process is told to end. */
export function hostWorker(jobs: Record<string, Job<never>>): void {
  let runner: Runner | undefined
  let ending = false
  const keep = async () => {
    while (!ending) {
      try {
        runner = await startWorker(jobs)
        await runner.promise
      } catch (error) {
        log.error({ worker: true, err: String(error) }, 'worker stopped')
      }
      if (!ending) await pause(RETRY)
    }
  }
  void keep()
  before(async () => {
    ending = true
    await Promise.race([runner?.stop().catch(() => {}), pause(PATIENCE)])
  })
}

/** The web server's own listeners end the process; they get their turn when the worker has let go of its jobs. */
function before(work: () => Promise<void>) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const others = process.listeners(signal)
    process.removeAllListeners(signal)
    process.once(signal, async () => {
      await work()
      for (const other of others) process.on(signal, other)
      if (others.length) process.emit(signal, signal)
      else process.exit(0)
    })
  }
}
