import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Running } from './postgres'

const PATIENCE = 12_000

/** Ends what was started when this process is told to, when its parent goes away, or when the web server ends by itself. */
export function guard(web: ChildProcess, server: Running | null): void {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    if (web.exitCode === null && web.signalCode === null) {
      const late = setTimeout(() => web.kill('SIGKILL'), PATIENCE)
      web.kill('SIGTERM')
      await once(web, 'exit')
      clearTimeout(late)
    }
    await server?.stop()
    process.exit(code)
  }
  // The embedded server brings listeners that end the process before the web server has ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => end(0))
  }
  process.on('disconnect', () => end(0))
  web.on('exit', (code) => end(code ?? 1))
}
