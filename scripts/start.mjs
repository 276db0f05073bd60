// Plain JavaScript without packages: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
install()
const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
