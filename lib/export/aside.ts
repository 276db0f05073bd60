import 'server-only'
import { type ChildProcess, fork } from 'node:child_process'
import { basename } from 'node:path'

/** So long a process waits for its next job, in milliseconds. */
const IDLE = 60_000

type Answer = { id: number; bytes?: Uint8Array; fault?: string }
type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: Error) => void }
type Maker = { child: ChildProcess; waiting: Map<number, Waiting>; last: number; idle?: NodeJS.Timeout }
const kept = globalThis as unknown as { sanggarMakers?: Map<string, Maker> }
kept.sanggarMakers ??= new Map()
const makers = kept.sanggarMakers

/** An idle process does not keep this one alive, and ends when nothing comes for a while; one at work stays. */
function rest(script: string, maker: Maker) {
  const { child } = maker
  child.unref()
  child.channel?.unref()
  maker.idle = setTimeout(() => {
    makers.delete(script)
    child.disconnect()
  }, IDLE).unref()
}

function start(script: string, setting: object): Maker {
  // It is told what it needs: our environment holds secrets, and our arguments are those of a web server.
  const child = fork(script, [JSON.stringify(setting)], {
    ...{ serialization: 'advanced', execArgv: [], env: { NODE_ENV: process.env.NODE_ENV } },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const maker: Maker = { child, waiting: new Map(), last: 0 }
  child.on('message', ({ id, bytes, fault }: Answer) => {
    const one = maker.waiting.get(id)
    maker.waiting.delete(id)
    if (!maker.waiting.size) rest(script, maker)
    if (bytes) one?.done(bytes)
    else one?.fail(new Error(`${basename(script)} cannot make this: ${fault}`))
  })
  const over = (error: Error) => {
    if (makers.get(script) === maker) makers.delete(script)
    clearTimeout(maker.idle)
    for (const one of maker.waiting.values()) one.fail(error)
    maker.waiting.clear()
  }
  child.on('error', over)
  child.on('exit', () => over(new Error(`${basename(script)} has stopped`)))
  return maker
}

/**
 * What a script makes out of a job, in a process of its own that takes one job after the other: the server answers
 * meanwhile, is not ended by what ends the other, and has the memory back after a minute without a job. `setting` is what
 * it is started with, as JSON. Its whole path is given: a path that is put together here the bundler would take for
 * modules of its own. Throws what the script says of a job that it cannot do.
 */
export function madeAside(script: string, job: object, setting: () => object = () => ({})) {
  const maker = makers.get(script) ?? start(script, setting())
  makers.set(script, maker)
  clearTimeout(maker.idle)
  maker.last += 1
  const id = maker.last
  return new Promise<Uint8Array>((done, fail) => {
    maker.waiting.set(id, { done, fail })
    maker.child.ref()
    maker.child.channel?.ref()
    maker.child.send({ id, ...job }, (error) => error && fail(error))
  })
}
