import { spawnSync } from 'node:child_process'
import { appendFileSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Stop } from '../stop'
import type { Programs } from './programs'
import { type Service, service } from './service'
import { poolerSettings, postgresSettings } from './settings'

export type Ports = Record<'primary' | 'replica' | 'pooler' | 'proxy' | 'store' | 'web1' | 'web2', number>

/** True when a database answers at this address. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } finally {
    await client.end().catch(() => {})
  }
}

export type Databases = Record<'primary' | 'replica' | 'pooler', Service> & {
  urls: Record<'primary' | 'replica' | 'pooler', string>
}

/** A primary, its streaming copy and PgBouncer by the transaction in a folder of their own, all running. */
export async function startDatabases(
  found: Programs,
  folder: string,
  ports: Ports,
  password: string,
): Promise<Databases> {
  const { postgres, pgbouncer, as } = found
  const own = join(folder, 'databases')
  mkdirSync(own, { mode: 0o755 })
  const file = (name: string, text: string) => {
    writeFileSync(join(own, name), text, { mode: 0o600 })
    if (as.uid) chownSync(join(own, name), as.uid, as.gid ?? as.uid)
    return join(own, name)
  }
  if (as.uid) chownSync(own, as.uid, as.gid ?? as.uid)
  const run = (name: string, args: string[]) => {
    const done = spawnSync(join(postgres, name), args, { ...as, cwd: own, encoding: 'utf8' })
    if (done.status !== 0) throw new Stop(`${name} failed: ${done.stderr}`)
  }
  const url = (port: number, database = 'sanggar') =>
    `postgresql://sanggar:${password}@127.0.0.1:${port}/${database}`
  const server = (name: 'primary' | 'replica') =>
    service({
      name,
      command: [join(postgres, 'postgres'), '-D', join(own, name), '-p', String(ports[name])],
      log: join(folder, `${name}.log`),
      ready: () => answers(url(ports[name], 'postgres')),
      as,
      signal: 'SIGINT',
    })
  const secret = file('password', password)
  const shape = ['-E', 'UTF8', '--locale=C', '-U', 'sanggar', '-A', 'scram-sha-256', `--pwfile=${secret}`]
  run('initdb', ['-D', join(own, 'primary'), ...shape])
  appendFileSync(join(own, 'primary', 'postgresql.conf'), postgresSettings(own))
  const primary = server('primary')
  await primary.start()
  const first = new pg.Client({ connectionString: url(ports.primary, 'postgres') })
  await first.connect()
  await first.query('create database sanggar')
  await first.end()
  const copy = [
    '-D',
    join(own, 'replica'),
    '-d',
    url(ports.primary, 'postgres'),
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ]
  run('pg_basebackup', [...copy, '-C', '-S', 'replica'])
  const replica = server('replica')
  await replica.start()
  const users = file('users', `"sanggar" "${password}"\n`)
  const settings = file(
    'pgbouncer.ini',
    poolerSettings({ port: ports.pooler, database: ports.primary, users }),
  )
  const pooler = service({
    name: 'pgbouncer',
    command: [pgbouncer, settings],
    log: join(folder, 'pgbouncer.log'),
    ready: () => answers(url(ports.pooler)),
    as,
  })
  await pooler.start()
  const urls = { primary: url(ports.primary), replica: url(ports.replica), pooler: url(ports.pooler) }
  return { primary, replica, pooler, urls }
}
