import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { system } from '../lib/core/db'
import { build, runNode } from './build'
import { figures } from './cluster/count'
import { type Ports, startDatabases } from './cluster/databases'
import type { Blow } from './cluster/judge'
import { officer, type Run, reporter } from './cluster/people'
import { programs } from './cluster/programs'
import { setScene } from './cluster/scene'
import { endAll, type Service } from './cluster/service'
import { watchLag, watchRights } from './cluster/watch'
import { startWebs } from './cluster/webs'
import { deploy } from './migrate'
import { freePort } from './postgres'
import { explain } from './stop'

/** Until a killed part is started again, as a service manager does; and the calm between two blows. */
const RESTART = 1000
const CALM = 8000
/** The replica stands still for so long: long enough to be told, too short not to be used. */
const STILL = 15_000
const REPORTERS = 6
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const say = (text: string) => console.error(text)

async function choosePorts(): Promise<Ports> {
  const names = ['primary', 'replica', 'pooler', 'proxy', 'store', 'web1', 'web2'] as const
  const found = await Promise.all(names.map(freePort))
  return Object.fromEntries(names.map((name, i) => [name, found[i] ?? 0])) as Ports
}

async function strike(part: Service): Promise<Blow> {
  say(`killing ${part.name} …`)
  const at = Date.now()
  await part.kill()
  await pause(RESTART)
  await part.start()
  const back = Date.now()
  await pause(CALM)
  return { part: part.name, at, back }
}

/** Nothing is killed: the replica lives and answers, and follows no more. */
async function holdStill(url: string): Promise<Blow> {
  say('holding the replica still …')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const at = Date.now()
  await client.query('select pg_wal_replay_pause()')
  await pause(STILL)
  await client.query('select pg_wal_replay_resume()')
  await client.end()
  const back = Date.now()
  await pause(CALM)
  return { part: 'replica held still', at, back }
}

async function main() {
  const found = programs()
  build()
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-cluster-'))
  chmodSync(folder, 0o755)
  const ports = await choosePorts()
  const secret = randomBytes(32).toString('hex')
  try {
    say('starting primary, replica and pooler …')
    const databases = await startDatabases(found, folder, ports, randomBytes(12).toString('hex'))
    const own = { DATABASE_URL: databases.urls.primary, NEXTAUTH_SECRET: secret }
    Object.assign(process.env, own, { NEXTAUTH_URL: `http://127.0.0.1:${ports.proxy}` })
    await deploy(own.DATABASE_URL)
    runNode(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts', 'regions'])
    const scene = await setScene()
    say('starting two web instances, the store and the proxy …')
    const webs = await startWebs(found, folder, ports, databases, secret)

    let ended: number | null = null
    const kept = { reports: [], marks: [], files: [], last: [], unseen: 0 }
    const run: Run = { base: webs.base, scene, over: () => ended, kept }
    const watched = { asked: 0, wrong: [], toldOld: 0, lag: [] }
    const [one = '', two = '', ...others] = scene.cookies
    const ids = scene.people.map(({ id }) => id)
    const work = Promise.all([
      ...others.slice(0, REPORTERS).map((cookie) => reporter(run, cookie)),
      officer(run, one, ids.slice(0, ids.length / 2)),
      officer(run, two, ids.slice(ids.length / 2)),
      watchRights(run, watched),
      watchLag(run, databases.urls, watched),
    ])
    await pause(CALM)
    const blows: Blow[] = []
    for (const part of [webs.web1, webs.web2, databases.pooler, databases.replica, webs.proxy, webs.store])
      blows.push(await strike(part))
    blows.push(await strike(databases.primary), await holdStill(databases.urls.replica))
    ended = Date.now()
    await work
    say('counting …')
    const result = await figures(run, watched, blows)
    console.log(JSON.stringify({ date: new Date().toISOString(), ...result }, null, 2))
    if (result.failures.length) process.exitCode = 1
  } finally {
    await system('job')
      .$disconnect()
      .catch(() => {})
    await endAll()
    if (process.exitCode || process.argv.includes('--keep')) say(`What each part wrote lies in ${folder}.`)
    else rmSync(folder, { recursive: true, force: true })
  }
  process.exit()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endAll().then(() => process.exit(1)))
main().catch(explain)
