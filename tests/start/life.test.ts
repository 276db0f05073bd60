import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../scripts/postgres'
import { processesOf, start, until } from './programs'

// One demonstration in a folder of its own, started and ended in every way that people do it.
const folder = mkdtempSync(join(tmpdir(), 'sanggar-life-'))
chmodSync(folder, 0o755)
let env: Record<string, string>
beforeAll(async () => {
  env = { SANGGAR_DATA: folder, PORT: String(await freePort()), SANGGAR_WEBS: '2' }
})
afterAll(() => {
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const gone = () => until('every process has ended', () => processesOf(folder).length === 0, 30)

async function running() {
  const program = start('npm', ['start'], env)
  await until('it prints its accounts', () => {
    if (program.child.exitCode !== null) throw new Error(program.output())
    return program.output().includes('slamet@contoh.sch.id')
  })
  expect((await fetch(`http://localhost:${env.PORT}/sign-in`)).status).toBe(200)
  expect((await fetch(`http://localhost:${env.PORT}/bench`)).status).toBe(404)
  return program
}

function addressOf(database: string) {
  const secret = readFileSync(join(folder, 'postgres.secret'), 'utf8')
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://sanggar:${secret}@127.0.0.1:${port}/${database}`
}

async function ask(text: string, database = 'sanggar') {
  const client = new pg.Client(addressOf(database))
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

test('after kill -9 of everything it starts again and has its data', async () => {
  await running()
  await ask(`insert into region (code, name, level) values ('99', 'Kept', 1)`)
  for (const pid of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with one that was killed before.
    }
  }
  await gone()
  const began = Date.now()
  await running()
  // Nothing is built or filled again: some seconds, also where two cores have more to do.
  expect(Date.now() - began).toBeLessThan(30_000)
  expect(await ask(`select name from region where code = '99'`)).toEqual([{ name: 'Kept' }])
})

test('on a database of one’s own nobody is there, and no account is told', async () => {
  await ask('create database own')
  const port = String(await freePort())
  const alone = { SANGGAR_WEBS: '1', PORT: port }
  const own = { DATABASE_URL: addressOf('own'), NEXTAUTH_SECRET: 'x'.repeat(40), ...alone }
  const program = start(process.execPath, ['scripts/start.mjs'], own)
  await until('it prints its address', () => {
    if (program.child.exitCode !== null) throw new Error(program.output())
    return program.output().includes(`localhost:${port}`)
  })
  expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200)
  expect(program.output()).not.toContain('contoh.sch.id')
  expect(await ask('select count(*)::integer as people from person', 'own')).toEqual([{ people: 0 }])
  // A browser opens a connection ahead of what it will ask: nobody waits for that, but for what is being asked.
  const ahead = connect(Number(port), 'localhost').on('error', () => {})
  await once(ahead, 'connect')
  const asked = request(`http://localhost:${port}/sign-in`, {
    method: 'POST',
    headers: { 'content-length': 2, 'content-type': 'application/x-www-form-urlencoded' },
  })
  const answered = once(asked, 'response')
  const early = vi.fn()
  answered.then(early, early)
  asked.write('a')
  await once(asked, 'socket').then(([socket]) => once(socket, 'connect'))
  const began = Date.now()
  program.child.kill('SIGTERM')
  await new Promise((done) => setTimeout(done, 1500))
  expect(early).not.toHaveBeenCalled()
  asked.end('=')
  const [answer] = await answered
  expect(answer.resume().statusCode).toBeGreaterThanOrEqual(200)
  expect(await program.ended).toBe(0)
  expect(Date.now() - began).toBeLessThan(8_000)
})

test('a second start from the same folder is refused and the first goes on', async () => {
  const other = start(process.execPath, ['scripts/start.mjs'], { ...env, PORT: String(await freePort()) })
  expect(await other.ended).toBe(1)
  expect(other.output()).toMatch(/^Sanggar runs from this folder already, as process \d+: /)
  expect((await fetch(`http://localhost:${env.PORT}/api/health`)).status).toBe(200)
  // npm itself, and neither its shell nor what that runs.
  process.kill(named('npm'), 'SIGTERM')
  await gone()
})

function allNamed(start: string): number[] {
  const begins = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(start)
  return processesOf(folder).filter(begins)
}

/** The one process of this test whose command line begins so. */
function named(start: string): number {
  const found = allNamed(start)
  expect(found).toHaveLength(1)
  return found[0] as number
}

/** Asks over a connection of its own; what was handed to a server while it died is lost, and asked for anew. */
async function answers(): Promise<boolean> {
  const asked = get(`http://localhost:${env.PORT}/sign-in`, { agent: false, timeout: 3000 })
  asked.once('timeout', () => asked.destroy(new Error('lost')))
  const [answer] = await once(asked, 'response').catch(() => [null])
  return answer?.resume().statusCode === 200
}

test('one of several web servers that dies is replaced, and the others answer meanwhile', async () => {
  const program = await running()
  const before = allNamed('sanggar-pages')
  expect(before).toHaveLength(2)
  process.kill(before[0] as number, 'SIGKILL')
  await until('one is gone', () => allNamed('sanggar-pages').length === 1, 5)
  for (let i = 0; i < 5; i += 1) await until('the other answers', answers, 20)
  await until('another has begun', () => allNamed('sanggar-pages').length === 2, 20)
  expect(program.output()).toContain('web server died')
  process.kill(named('sanggar-web'), 'SIGTERM')
  expect(await program.ended).toBe(0)
  await gone()
})

test('when the web server dies, the rest ends too, with its failure', async () => {
  const program = await running()
  process.kill(named('sanggar-web'), 'SIGKILL')
  expect(await program.ended).toBe(1)
  await gone()
})

test('when nobody reads what it writes, it ends instead of writing about that for ever', async () => {
  const { child } = await running()
  child.stdout?.destroy()
  child.stderr?.destroy()
  const headers = { 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain' }
  await fetch(`http://localhost:${env.PORT}/sign-in`, { method: 'POST', headers, body: '[]' }).catch(() => {})
  await gone()
})

test('stopping does not hang when its folder was deleted under it', async () => {
  const program = await running()
  rmSync(folder, { recursive: true, force: true })
  const began = Date.now()
  program.child.kill('SIGTERM')
  await gone()
  expect(Date.now() - began).toBeLessThan(25_000)
})
