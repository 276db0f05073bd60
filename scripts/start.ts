import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { people } from '../prisma/demonstration/cast'
import { build, runNode } from './build'
import { guard } from './guard'
import { commandOf, kept } from './keep'
import { deploy } from './migrate'
import { type Running, startPostgres } from './postgres'
import { explain, NO_ADDRESS, Stop } from './stop'
import { pushKeys } from './vapid'
import { webArguments, webEnvironment } from './web/arguments'
import { usualWebs } from './web/many'

const DATA = resolve(process.env.SANGGAR_DATA || '.data')
const SEEDED = join(DATA, 'seeded')
const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)

/** One start a folder: a second one would take the database away from the first. */
function takeFolder() {
  const file = join(DATA, 'start.pid')
  mkdirSync(DATA, { recursive: true })
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (other !== process.pid && commandOf(other).includes('scripts/start.ts'))
    throw new Stop(`Sanggar runs from this folder already, as process ${other}: end that one first.`)
  writeFileSync(file, String(process.pid))
}

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop('PORT must be a number from 1 to 65535.')
  await new Promise<void>((done, fail) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) =>
      fail(
        new Stop(
          code === 'EACCES'
            ? `Port ${port} may not be used by this user: choose one above 1023 with PORT=3001 npm start.`
            : `Port ${port} is taken: end the program that uses it, or choose another with PORT=3001 npm start.`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(() => done()))
  })
}

function seed(verb: string, env: NodeJS.ProcessEnv, password = '') {
  runNode(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', verb, password], env)
}

async function checkDatabase(url: string) {
  // What is no address would be looked up as the name of a host.
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Stop(NO_ADDRESS)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  const { rows } = await client.query('show server_version_num')
  if (Number(rows[0].server_version_num) < 150_000)
    throw new Stop('Sanggar needs PostgreSQL 15 or newer: upgrade the server that DATABASE_URL names.')
  const { rows: own } = await client.query('select pg_backend_pid() as pid')
  await client.end()
  // A pooler greets with a number of its own.
  return { pooled: own[0].pid !== (client as unknown as { processID: number }).processID }
}

/** The database itself, where sessions are needed: for migrations and for the jobs. */
async function checkDirect(url: string, direct: string) {
  const { pooled } = await checkDatabase(url)
  if (pooled && !direct)
    throw new Stop(
      'DATABASE_URL leads through a pooler: name the database itself in DATABASE_DIRECT_URL, for migrations and jobs.',
    )
  if (direct && (await checkDatabase(direct)).pooled)
    throw new Stop('DATABASE_DIRECT_URL leads through a pooler too: name the database itself.')
  return direct || url
}

async function demonstration(): Promise<{ url: string; server: Running }> {
  takeFolder()
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
  if (!/^([1-9]\d?)?$/.test(process.env.SANGGAR_WEBS ?? ''))
    throw new Stop('SANGGAR_WEBS must be a number from 1 to 99.')
  await checkPort()
  const demo = given ? null : await demonstration()
  const url = demo?.url ?? given ?? ''
  const direct = await checkDirect(url, given ? (process.env.DATABASE_DIRECT_URL ?? '') : '')
  await deploy(direct)
  const secret = given ? (process.env.NEXTAUTH_SECRET ?? '') : kept(DATA, 'secret', 32)
  const address = `http://localhost:${port}`
  const env = {
    ...webEnvironment,
    ...process.env,
    DATABASE_URL: url,
    // Those of the demonstration are its own.
    ...(demo && { DATABASE_DIRECT_URL: '', DATABASE_REPLICA_URL: '' }),
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? address,
    SANGGAR_FILES: process.env.SANGGAR_FILES || join(DATA, 'files'),
    // With keys of one's own these are not used.
    ...(demo && !process.env.VAPID_PRIVATE_KEY && pushKeys(kept(DATA, 'push-key', 32))),
    // Whoever tries the demonstration has no authenticator app at hand for its administrator.
    ...(demo && { SANGGAR_ADMIN_FACTOR: process.env.SANGGAR_ADMIN_FACTOR || 'optional' }),
    SANGGAR_WEBS: process.env.SANGGAR_WEBS || String(usualWebs()),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  build(dev)
  const password = demo ? kept(DATA, 'demonstration-password', 9) : ''
  if (!demo) seed('regions', env)
  if (demo && !existsSync(SEEDED)) {
    console.log('Loading the demonstration …')
    seed('demonstration', env, password)
    writeFileSync(SEEDED, '')
  }
  // Over the channel the web server notices when this process is gone, however it ended.
  const web = spawn(process.execPath, webArguments(port, dev ? 'dev' : 'start'), {
    stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env,
  })
  guard(web, demo?.server ?? null)
  await ready(`${address}/api/health`)
  console.log(`\nSanggar: ${env.NEXTAUTH_URL}`)
  if (demo) for (const one of people) console.log(`  ${one.key}@contoh.sch.id  ${password}  ${one.label}`)
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
