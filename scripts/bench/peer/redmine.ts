import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from '../../postgres'
import { scratchFolder } from '../../scratch'
import { Stop } from '../../stop'
import { CONNECTIONS } from '../rate'
import type { demonstrated } from './demonstration'

const HOME = '/usr/share/redmine'
const DATABASE = 'redmine'
/** One process, as Sanggar has; a thread for each connection that asks, since Puma closes a connection that others wait for. */
const THREADS = CONNECTIONS
const WANTED = ['redmine', 'redmine-pgsql', 'puma']
const SAID = ['ruby3.1', 'ruby-rails', ...WANTED]

/** Versions of Debian's packages by name. Throws Stop that names those that are missing. */
function versions(): Record<string, string> {
  const shown = ['db:Status-Status', 'Package', 'Version'].map((field) => `$\{${field}}`).join(' ')
  const rows = (
    spawnSync('dpkg-query', ['-W', '-f', `${shown}\n`, ...SAID], { encoding: 'utf8' }).stdout ?? ''
  ).split('\n')
  const installed = rows.map((row) => row.split(' ')).filter(([status]) => status === 'installed')
  const found = Object.fromEntries(installed.map(([, name = '', version = '']) => [name, version]))
  const missing = WANTED.filter((name) => !found[name])
  if (!missing.length) return found
  throw new Stop(
    `The peer to measure is Redmine of Debian 12, and these packages are missing: ${missing.join(', ')}. Install them with apt-get install --no-install-recommends ${WANTED.join(' ')}, and answer no when a database is offered.`,
  )
}

/** Debian's programs run Redmine as www-data, and so does root here. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'www-data'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

/** An instance of its own (redmine-instances(1)) outside the places that the package keeps: it takes any path. */
function makeInstance(folder: string, databaseUrl: string, as: { uid?: number; gid?: number }) {
  const { hostname: host, port, username, password } = new URL(databaseUrl)
  const settings = {
    adapter: 'postgresql',
    database: DATABASE,
    host,
    port,
    username,
    password,
    pool: THREADS,
  }
  const files = {
    'config/database.yml': JSON.stringify({ production: { ...settings, encoding: 'utf8' } }),
    'config/secret_key.txt': randomBytes(64).toString('hex'),
    Gemfile: `eval_gemfile '${HOME}/Gemfile'\ngem 'pg', '~> 1.2'\ngem 'puma'\n`,
    // A proxy before it would pack what it sends; without one this line does.
    'config.ru': `require '${HOME}/config/environment'\nuse Rack::Deflater\nrun Rails.application\n`,
  }
  const folders = ['config', 'log', 'files', 'tmp', 'public', 'public/plugin_assets']
  for (const name of folders) mkdirSync(join(folder, name))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 })
  copyFileSync(join(import.meta.dirname, 'fill.rb'), join(folder, 'fill.rb'))
  const { uid, gid } = as
  if (uid === undefined || gid === undefined) return
  for (const name of ['', ...folders, ...Object.keys(files), 'fill.rb'])
    chownSync(join(folder, name), uid, gid)
}

function settingsOf(folder: string, as: { uid?: number; gid?: number }): SpawnOptions {
  const { PATH } = process.env
  const up = '../'.repeat(HOME.split('/').length)
  const env = {
    PATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    NODE_ENV: 'production' as const,
    RAILS_ENV: 'production',
    BUNDLE_GEMFILE: join(folder, 'Gemfile'),
    REDMINE_INSTANCE: up + folder.slice(1),
    // Where the migration writes down what it made: the package's own place is not ours.
    SCHEMA: join(folder, 'schema.rb'),
  }
  return { cwd: folder, env, ...as }
}

type Filled = { login: string; issues: Record<string, number>; tracker: number }

/** One of Redmine's own programs, to its end; what it wrote. Throws Stop when it fails. */
function run(settings: SpawnOptions, ...args: string[]): string {
  const done = spawnSync('bundle', ['exec', ...args], { ...settings, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (done.status === 0) return String(done.stdout)
  console.error(String(done.stderr).trim())
  throw new Stop('Redmine could not be set up: its message stands above.')
}

function fill(folder: string, settings: SpawnOptions, data: object): Filled {
  const told = join(folder, 'told.json')
  writeFileSync(told, JSON.stringify(data))
  run(settings, join(HOME, 'bin/rake'), '-f', join(HOME, 'Rakefile'), 'db:migrate')
  const said = run(settings, join(HOME, 'bin/rails'), 'runner', join(folder, 'fill.rb'), told)
  return JSON.parse(said.trim().split('\n').at(-1) ?? '')
}

/** Ends a process that we started, and waits until it is gone. */
async function ended(child: ReturnType<typeof spawn>) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

async function answers(base: string, child: ReturnType<typeof spawn>, log: string) {
  for (let tries = 0; tries < 240 && child.exitCode === null; tries += 1) {
    if ((await fetch(`${base}/login`).catch(() => null))?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  console.error(readFileSync(log, 'utf8').slice(-4000))
  throw new Stop('Redmine did not get ready: its message stands above.')
}

async function ask(databaseUrl: string, statement: string) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Redmine on a free port of loopback, filled from the demonstration, with a database beside that of Sanggar in the same PostgreSQL. */
export async function serveRedmine(databaseUrl: string, told: Awaited<ReturnType<typeof demonstrated>>) {
  const found = versions()
  const [folder, as] = [scratchFolder('peer'), unprivileged()]
  const password = randomBytes(9).toString('base64url')
  let child: ReturnType<typeof spawn> | undefined
  const stop = async () => {
    if (child) await ended(child)
    await ask(databaseUrl, `drop database if exists ${DATABASE} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ask(databaseUrl, `create database ${DATABASE}`)
    makeInstance(folder, databaseUrl, as)
    const settings = settingsOf(folder, as)
    const filled = fill(folder, settings, { ...told, password })
    const port = await freePort()
    const log = join(folder, 'log/puma.log')
    const out = openSync(log, 'a')
    const listen = ['-b', `tcp://127.0.0.1:${port}`, '-t', `${THREADS}:${THREADS}`]
    const args = ['exec', 'puma', '-C', '-', '-e', 'production', ...listen, 'config.ru']
    child = spawn('bundle', args, { ...settings, stdio: ['ignore', out, out] })
    const base = `http://127.0.0.1:${port}`
    await answers(base, child, log)
    return { base, pid: child.pid ?? 0, password, versions: found, ...filled, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The cookie of a person of Redmine, by its own form. */
export async function signInToRedmine(base: string, username: string, password: string): Promise<string> {
  const form = await fetch(`${base}/login`)
  const token = /name="authenticity_token" value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
  const pairs = (response: Response) =>
    response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const answer = await fetch(`${base}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: pairs(form).join('; ') },
    body: new URLSearchParams({ authenticity_token: token, username, password }),
  })
  const [cookie] = pairs(answer)
  if (answer.status !== 302 || !cookie) throw new Error(`${username} could not sign in: ${answer.status}`)
  return cookie
}
