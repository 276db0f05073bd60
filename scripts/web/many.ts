import cluster, { type Worker } from 'node:cluster'
import { availableParallelism, totalmem } from 'node:os'

const GB = 2 ** 30
const MOST = 4
/** One that died is replaced after so many milliseconds. */
const PAUSE = 1000
/** One that was told to end has so many milliseconds for it: fewer than the start script gives all. */
const PATIENCE = 10_000

/** What this machine, or the part of it that is ours, has of memory, in bytes. */
function memory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || totalmem())
}

/**
 * How many web servers share the port unless it is said: one for each processor and each GB of memory, since each holds
 * some 300 MB, and four at most: beyond that everybody waits for the database.
 */
export function usualWebs(processors = availableParallelism(), bytes = memory()): number {
  return Math.max(1, Math.min(processors, Math.floor(bytes / GB), MOST))
}

/**
 * Keeps so many web servers behind one port, each a process of its own; the first carries out the jobs. One that dies is
 * replaced. Where one is told to end, or never gets ready, all end.
 */
export function keepWebs(count: number): void {
  process.title = 'sanggar-web'
  const running = new Set<Worker>()
  let ending: number | undefined
  const kill = (signal: NodeJS.Signals) => {
    for (const web of running) web.process.kill(signal)
  }
  const end = (code: number) => {
    ending ??= code
    kill('SIGTERM')
    setTimeout(() => kill('SIGKILL'), PATIENCE)
    if (!running.size) process.exit(ending)
  }
  const begin = (place: number) => {
    const web = cluster.fork(place ? { SANGGAR_WORKER: 'off' } : {})
    let ready = false
    running.add(web)
    web.once('listening', () => {
      ready = true
    })
    web.once('exit', (code, signal) => {
      running.delete(web)
      if (ending !== undefined) return running.size ? undefined : process.exit(ending)
      if (code === 0 || !ready) return end(code ?? 1)
      console.error(JSON.stringify({ level: 50, time: Date.now(), code, signal, msg: 'web server died' }))
      setTimeout(() => ending ?? begin(place), PAUSE)
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0))
  process.once('disconnect', () => end(0))
  for (let place = 0; place < count; place += 1) begin(place)
}
