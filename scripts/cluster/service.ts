import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { Stop } from '../stop'

const PATIENCE = 90_000
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

type Description = {
  name: string
  command: string[]
  /** Where its words go. */
  log: string
  /** True when it answers. */
  ready: () => Promise<boolean>
  env?: NodeJS.ProcessEnv
  as?: { uid?: number; gid?: number }
  /** How it is asked to end. */
  signal?: NodeJS.Signals
}

export type Service = {
  name: string
  start: () => Promise<void>
  kill: () => Promise<void>
  end: () => Promise<void>
}
const made: Service[] = []

/** Ends every program that was started, the last one first. */
export async function endAll(): Promise<void> {
  for (const one of made.reverse()) await one.end()
}

/** A program that is kept running, as a service manager does: it can be killed at any moment, and started again. */
export function service({ name, command, log, ready, env, as, signal = 'SIGTERM' }: Description) {
  let child: ChildProcess | undefined
  const runs = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const [program = '', ...args] = command

  function begin() {
    const words = openSync(log, 'a')
    child = spawn(program, args, { stdio: ['ignore', words, words], env: env ?? process.env, ...as })
    closeSync(words)
  }

  /** Starts it and waits until it answers; one that ends at once, as a database whose old processes linger, begins anew. */
  async function start() {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(100)) {
      if (!runs()) begin()
      if (await ready().catch(() => false)) return
    }
    throw new Stop(`${name} does not answer: see ${log}.`)
  }

  async function gone() {
    while (runs()) await pause(20)
  }

  const own = {
    name,
    start,
    /** Ends it as a power cut does. */
    kill: async () => {
      child?.kill('SIGKILL')
      await gone()
    },
    end: async () => {
      if (!runs()) return
      child?.kill(signal)
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000)
      await gone()
      clearTimeout(late)
    },
  }
  made.push(own)
  return own
}
