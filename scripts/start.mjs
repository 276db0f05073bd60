// Plain JavaScript without packages: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { runtime } from './runtime.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
install()
// Over the channel the child notices when this process is gone, however it ended.
const child = spawn(runtime(), ['--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))

// A signal to npm ends npm's shell but is not passed on: under npm a new parent means that it is over.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
}
