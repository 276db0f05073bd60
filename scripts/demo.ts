import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, runNode } from './build'
import { deploy } from './migrate'
import { startPostgres } from './postgres'
import { Stop } from './stop'
import { webArguments } from './web/arguments'

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The production build on a demonstration of its own, in a folder that is thrown away: for journeys and measurements. */
export async function serveDemonstration(settings: Record<string, string> = {}) {
  build()
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-demonstration-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder, true)
  await server.create('sanggar')
  const url = server.url('sanggar')
  await deploy(url)
  const port = await freePort()
  const base = `http://localhost:${port}`
  const files = join(folder, 'files')
  const password = randomBytes(9).toString('base64url')
  const env = {
    ...process.env,
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    NEXTAUTH_URL: base,
    SANGGAR_FILES: files,
    ...settings,
  }
  runNode(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'demonstration', password], env)
  // For `node --cpu-prof`: the folder that the profile is written to.
  const profile = process.env.SANGGAR_PROFILE
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const args = [...flags, ...webArguments(port)]
  const web = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  await ready(base)
  const stop = async () => {
    if (web.exitCode === null) {
      const ended = new Promise((done) => web.once('exit', done))
      web.kill('SIGTERM')
      await ended
    }
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { base, url, password, files, pid: web.pid ?? 0, stop }
}

async function ready(base: string) {
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await fetch(`${base}/api/health`).catch(() => null))?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Stop('The web server did not get ready: its message stands above.')
}
