import 'server-only'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'

type Answer = { id: number; bytes?: Uint8Array; fault?: string }
type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: Error) => void }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; last: number }
const kept = globalThis as unknown as { sanggarThreads?: Map<string, Thread> }
kept.sanggarThreads ??= new Map()
const threads = kept.sanggarThreads

function start(script: string, setting: object): Thread {
  const worker = new Worker(script, { workerData: setting })
  const thread: Thread = { worker, waiting: new Map(), last: 0 }
  worker.on('message', ({ id, bytes, fault }: Answer) => {
    const one = thread.waiting.get(id)
    thread.waiting.delete(id)
    // An idle thread does not keep the process alive; one at work does.
    if (!thread.waiting.size) worker.unref()
    if (bytes) one?.done(bytes)
    else one?.fail(new Error(`${basename(script)} cannot make this: ${fault}`))
  })
  const over = (error: Error) => {
    if (threads.get(script) === thread) threads.delete(script)
    for (const one of thread.waiting.values()) one.fail(error)
    thread.waiting.clear()
  }
  worker.on('error', over)
  worker.on('exit', () => over(new Error(`${basename(script)} has stopped`)))
  worker.unref()
  return thread
}

/**
 * What a script makes out of a job, in a thread of its own that takes one job after the other, so that
 * the server answers meanwhile. `setting` is what it is started with. Its whole path is given: a path that is put
 * together here the bundler would take for modules of its own.
 */
export function madeAside(script: string, job: object, setting: () => object = () => ({})) {
  const thread = threads.get(script) ?? start(script, setting())
  threads.set(script, thread)
  thread.last += 1
  const id = thread.last
  return new Promise<Uint8Array>((done, fail) => {
    thread.waiting.set(id, { done, fail })
    thread.worker.ref()
    thread.worker.postMessage({ id, ...job })
  })
}
