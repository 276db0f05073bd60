import type { EventEmitter } from 'node:events'

const end = () => process.kill(process.pid, 'SIGTERM')

/** Ends this process when the start script that holds the other end of its channel is gone. */
export function endWithStarter(): void {
  if (process.channel) process.once('disconnect', end)
}

/**
 * Ends this process when nobody reads what it writes any more. Without it each line that cannot be written is an
 * error of which the web server writes a line, and so on for ever.
 */
export function endWithReader(outputs: EventEmitter[] = [process.stdout, process.stderr]): void {
  let told = false
  for (const output of outputs)
    output.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE' || told) return
      told = true
      end()
    })
}
