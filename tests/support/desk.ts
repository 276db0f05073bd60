import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { webArguments } from '@/scripts/web/arguments'

/** A second web server on the database of this worker's demonstration, with settings of its own. */
export async function startDesk(port: number, settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-desk-'))
  const base = `http://localhost:${port}`
  const env = {
    ...process.env,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    NEXTAUTH_URL: base,
    SANGGAR_FILES: folder,
    SANGGAR_WORKER: 'off',
    ...settings,
  }
  const web: ChildProcess = spawn(process.execPath, webArguments(port), { stdio: 'ignore', env })
  for (let tries = 0; !(await fetch(`${base}/api/health`).catch(() => null))?.ok; tries += 1) {
    if (tries === 120 || web.exitCode !== null) throw new Error('The second web server did not get ready')
    await new Promise((done) => setTimeout(done, 250))
  }
  const stop = async () => {
    const ended = new Promise((done) => web.once('exit', done))
    web.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { base, stop }
}
