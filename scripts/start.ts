import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { people } from '../prisma/demonstration'
import { deploy } from './migrate'
import { type Running, startPostgres } from './postgres'
import { explain, Stop } from './stop'

const DATA = resolve('.data')
const SEEDED = join(DATA, 'seeded')
const BUILT = '.next/sanggar-built'
const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)

/** A secret of the demonstration, made once. */
function kept(name: string, bytes: number) {
  const file = join(DATA, name)
  if (!existsSync(file)) writeFileSync(file, randomBytes(bytes).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop('PORT must be a number from 1 to 65535.')
  await new Promise<void>((done, fail) => {
    const probe = createServer()
    probe.once('error', () =>
      fail(
        new Stop(
          `Port ${port} is taken: end the program that uses it, or choose another with PORT=3001 npm start.`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(() => done()))
  })
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (path.startsWith('lib/core/generated')) return []
    return statSync(path).isDirectory() ? sourceFiles(path) : [path]
  })
}

function sourceHash() {
  const hash = createHash('sha256')
  const single = [
    'package-lock.json',
    'next.config.ts',
    'tsconfig.json',
    'postcss.config.mjs',
    'instrumentation.ts',
    'jobs.ts',
  ]
  const all = ['app', 'components', 'lib', 'public', 'prisma/schema'].flatMap(sourceFiles)
  for (const file of [...single, ...all]) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function run(args: string[], env: NodeJS.ProcessEnv = process.env) {
  const done = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (done.status !== 0) throw new Stop(`This step failed: node ${args.join(' ')}. Its message stands above.`)
}

function build() {
  const hash = sourceHash()
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === hash) return
  run(['scripts/generate.mjs'])
  if (dev) return
  console.log('Building …')
  run(['node_modules/next/dist/bin/next', 'build'])
  writeFileSync(BUILT, hash)
}

function seed(verb: string, env: NodeJS.ProcessEnv, password = '') {
  run(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', verb, password], env)
}

async function checkDatabase(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  const { rows } = await client.query('show server_version_num')
  await client.end()
  if (Number(rows[0].server_version_num) < 150_000)
    throw new Stop('Sanggar needs PostgreSQL 15 or newer: upgrade the server that DATABASE_URL names.')
}

async function demonstration(): Promise<{ url: string; server: Running }> {
  mkdirSync(DATA, { recursive: true })
  const server = await startPostgres(DATA)
  // Without the stamp an earlier first start was cut off: begin again.
  if (!existsSync(SEEDED)) await server.drop('sanggar')
  await server.create('sanggar')
  return { url: server.url('sanggar'), server }
}

async function main() {
  const given = process.env.DATABASE_URL
  if (given && (process.env.NEXTAUTH_SECRET ?? '').length < 32) {
    throw new Stop(
      'NEXTAUTH_SECRET is missing or shorter than 32 characters: set one, for example with openssl rand -base64 32.',
    )
  }
  await checkPort()
  const demo = given ? null : await demonstration()
  const url = demo?.url ?? given ?? ''
  await checkDatabase(url)
  await deploy(url)
  const secret = given ? (process.env.NEXTAUTH_SECRET ?? '') : kept('secret', 32)
  const address = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? address,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  build()
  const password = demo ? kept('demonstration-password', 9) : ''
  if (!demo) seed('regions', env)
  if (demo && !existsSync(SEEDED)) {
    console.log('Loading the demonstration …')
    seed('demonstration', env, password)
    writeFileSync(SEEDED, '')
  }
  const args = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-p', String(port)]
  const web = spawn(process.execPath, args, { stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit'], env })
  guard(web, demo?.server ?? null)
  await ready(`${address}/api/health`)
  console.log(`\nSanggar: ${env.NEXTAUTH_URL}`)
  if (demo) for (const one of people) console.log(`  ${one.key}@contoh.sch.id  ${password}  ${one.label}`)
}

function guard(web: ChildProcess, server: Running | null) {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    web.kill('SIGTERM')
    await server?.stop()
    process.exit(code)
  }
  process.on('SIGINT', () => end(0))
  process.on('SIGTERM', () => end(0))
  web.on('exit', (code) => end(code ?? 1))
}

async function ready(address: string) {
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Stop('The web server did not get ready within a minute: its message stands above.')
}

main().catch(explain)
