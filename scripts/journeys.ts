import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build'
import { deploy } from './migrate'
import { startPostgres } from './postgres'

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

// The journeys run on a production build and a demonstration of their own.
const folder = mkdtempSync(join(tmpdir(), 'sanggar-journeys-'))
chmodSync(folder, 0o755)
const server = await startPostgres(folder, true)
await server.create('sanggar')
const url = server.url('sanggar')
await deploy(url)
const port = await freePort()
const base = `http://localhost:${port}`
const password = randomBytes(9).toString('base64url')
const env = {
  ...process.env,
  DATABASE_URL: url,
  NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  NEXTAUTH_URL: base,
  JOURNEY_URL: base,
  JOURNEY_PASSWORD: password,
}
const run = (args: string[]) => spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1

build()
let code = run(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'demonstration', password])
if (!code) {
  const web = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await fetch(`${base}/api/health`).catch(() => null))?.ok) break
    await new Promise((done) => setTimeout(done, 250))
  }
  code = run(['node_modules/@playwright/test/cli.js', 'test'])
  web.kill('SIGTERM')
}
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(code)
