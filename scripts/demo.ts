import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { build, runNode } from './build'
import { deploy } from './migrate'
import { freePort, startPostgres } from './postgres'
import { scratchFolder } from './scratch'
import { Stop } from './stop'
import { webArguments, webEnvironment } from './web/arguments'

/** The production build on a demonstration of its own, in a folder that is thrown away: for journeys and measurements. */
export async function serveDemonstration(settings: Record<string, string> = {}) {
  const { served, stop } = await serveDemonstrations(1, () => settings)
  const [first] = served
  if (!first) throw new Stop('No demonstration was served.')
  return { ...first, stop }
}

/** The same demonstration several times, each with a database, files and a web server of its own, and flags of Node for these. */
export async function serveDemonstrations(
  copies: number,
  settings: (copy: number) => Record<string, string>,
  flags: string[] = [],
) {
  build()
  const folder = scratchFolder('demonstration')
  const server = await startPostgres(folder, true)
  await server.create('sanggar')
  await deploy(server.url('sanggar'))
  const password = randomBytes(9).toString('base64url')
  const shared = {
    ...process.env,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    SANGGAR_ADMIN_FACTOR: 'optional',
    ...settings(0),
  }
  const files = join(folder, 'files')
  const env = { ...shared, DATABASE_URL: server.url('sanggar'), SANGGAR_FILES: files }
  runNode(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'demonstration', password], env)
  const own = async (copy: number) => {
    if (copy === 0) return { url: server.url('sanggar'), files }
    await server.create(`sanggar_${copy}`, 'sanggar')
    cpSync(files, `${files}-${copy}`, { recursive: true })
    return { url: server.url(`sanggar_${copy}`), files: `${files}-${copy}` }
  }
  // All databases first: one that is in use cannot be copied.
  const places = await Promise.all(Array.from({ length: copies }, (_, copy) => own(copy)))
  const webs = await Promise.all(
    places.map((place, copy) => serve(place, { ...shared, ...settings(copy) }, flags)),
  )
  const served = webs.map(({ end: _end, ...web }) => ({ ...web, password }))
  const stop = async () => {
    await Promise.all(webs.map((web) => web.end()))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { served, stop }
}

/** Millions of rows come in at once: no log to copy from, few checkpoints, and the memory of a server of its own. */
const large = [
  ...['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=16GB', 'checkpoint_timeout=1h'],
  `shared_buffers=${Math.floor(totalmem() / 5 / 2 ** 20)}MB`,
]

/** The production build on a database with regions and nothing else: for measurements that bring their own data. */
export async function serveEmpty(settings: Record<string, string>) {
  build()
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-empty-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder, true, large)
  await server.create('sanggar')
  const url = server.url('sanggar')
  await deploy(url)
  const shared = { ...process.env, ...settings, DATABASE_URL: url }
  runNode(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'regions'], shared)
  const { end, ...web } = await serve({ url, files: join(folder, 'files') }, shared)
  const stop = async () => {
    await end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...web, stop }
}

type Place = { url: string; files: string }

/** A web server on a database that is there. */
export async function serve({ url, files }: Place, shared: NodeJS.ProcessEnv, own: string[] = []) {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const env = { ...shared, ...webEnvironment, DATABASE_URL: url, NEXTAUTH_URL: base, SANGGAR_FILES: files }
  // For `node --cpu-prof`: the folder that the profile is written to.
  const profile = process.env.SANGGAR_PROFILE
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const args = [...flags, ...webArguments(port)]
  // Before the program and its port; of a flag that is given twice the later counts.
  args.splice(-2, 0, ...own)
  const web = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env })
  const complaints: string[] = []
  web.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text)
    process.stderr.write(text)
  })
  await ready(base)
  const end = async () => {
    if (web.exitCode !== null) return
    const ended = new Promise((done) => web.once('exit', done))
    web.kill('SIGTERM')
    await ended
  }
  /** All that the server wrote to stderr until now. */
  const complained = () => complaints.join('')
  return { base, url, files, pid: web.pid ?? 0, complained, end }
}

async function ready(base: string) {
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await fetch(`${base}/api/health`).catch(() => null))?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Stop('The web server did not get ready: its message stands above.')
}
