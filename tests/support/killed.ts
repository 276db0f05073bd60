import { type ChildProcess, spawn } from 'node:child_process'

/** Waits until something holds, at most a minute. */
export async function until(done: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await done()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('It did not happen within a minute')
}

/** A worker in a process of its own, to be killed at any moment. */
export function startWorker(kind: 'mail' | 'push'): ChildProcess {
  const args = ['--conditions=react-server', '--import', 'tsx', `tests/support/${kind}-worker.ts`]
  return spawn(process.execPath, args, { env: { ...process.env, LOG_LEVEL: 'silent' }, stdio: 'ignore' })
}

/** Until a worker's process has ended. */
export const gone = (worker: ChildProcess) =>
  new Promise<void>((done) => {
    if (worker.exitCode !== null || worker.signalCode) done()
    else worker.once('exit', () => done())
  })
