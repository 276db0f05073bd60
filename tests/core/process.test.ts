import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

// As the web server does: whatever nobody caught is written down, which fails again where nobody reads.
const talks = `
  import { endWithReader } from './lib/core/process'
  import { log } from './lib/core/log'
  endWithReader()
  process.on('uncaughtException', (error) => console.error(error))
  setInterval(() => (process.argv[1] === 'log' ? log.error('line') : console[process.argv[1]]('line')), 20)
`

test.each(['log', 'info', 'error'])('a process that nobody reads ends: %s', async (way) => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', talks, way], {
    env: { ...process.env, LOG_LEVEL: 'info' },
  })
  const output = way === 'info' ? child.stdout : child.stderr
  await once(output, 'data')
  output.destroy()
  const [code, signal] = await once(child, 'exit')
  expect([code, signal]).toEqual([null, 'SIGTERM'])
})
