import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { closedFolder, freePort } from '../../scripts/postgres'
import { sentence } from '../../scripts/stop'
import { startScript } from './programs'

const SECRET = 'only-for-tests-only-for-tests-only-for-tests'
const servers: Server[] = []
afterEach(() => {
  for (const one of servers.splice(0)) one.close()
})

async function listen(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as { port: number }).port
}

function refused(run: { code: number | null; said: string }, words: RegExp) {
  expect(run.said).toMatch(words)
  expect(run.said.split('\n')).toHaveLength(1)
  expect(run.code).toBe(1)
}

test('a folder that the user of PostgreSQL may not enter', () => {
  const parent = mkdtempSync(join(tmpdir(), 'sanggar-closed-'))
  const inside = join(parent, 'open')
  mkdirSync(inside, { mode: 0o755 })
  expect(closedFolder(inside)).toBe(parent)
  chmodSync(parent, 0o711)
  expect(closedFolder(inside)).toBeNull()
  rmSync(parent, { recursive: true })
})

test('a taken port', async () => {
  const port = await listen(() => {})
  refused(await startScript({ PORT: String(port) }), /^Port \d+ is taken: /)
})

test.each(['abc', '0', '70000', '3000.5'])('PORT %s', async (port) => {
  refused(await startScript({ PORT: port }), /^PORT must be a number/)
})

test.each(['0', 'two', '100'])('SANGGAR_WEBS %s', async (webs) => {
  refused(await startScript({ SANGGAR_WEBS: webs }), /^SANGGAR_WEBS must be a number/)
})

test.each(['', 'short'])('NEXTAUTH_SECRET %j with a database of one’s own', async (secret) => {
  const env = { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x', NEXTAUTH_SECRET: secret }
  refused(await startScript(env), /^NEXTAUTH_SECRET is missing or shorter than 32 characters: /)
})

test('a database that does not answer, and an address that is none', async () => {
  const env = { PORT: String(await freePort()), NEXTAUTH_SECRET: SECRET }
  const DATABASE_URL = `postgresql://a:b@127.0.0.1:${await freePort()}/x`
  refused(
    await startScript({ ...env, DATABASE_URL }),
    /^The database named by DATABASE_URL does not answer: /,
  )
  refused(await startScript({ ...env, DATABASE_URL: 'here' }), /^DATABASE_URL is no address: /)
  const cut = await listen((socket) => socket.destroy())
  const broken = { ...env, DATABASE_URL: `postgresql://a:b@127.0.0.1:${cut}/x` }
  refused(await startScript(broken), /^The database named by DATABASE_URL does not answer: /)
})

/** As much of PostgreSQL's protocol as it takes to tell its version, and by which number the connection goes. */
const speaks = (version: string, greets: number, is: number) => (socket: Socket) => {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const answer = (name: string, type: number, text: string) => {
    const form = Buffer.alloc(18)
    form.writeInt32BE(type, 6)
    const column = Buffer.concat([Buffer.from([0, 1]), Buffer.from(`${name}\0`), form])
    const value = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, text.length]), Buffer.from(text)])
    const rows = [message('T', column), message('D', value), message('C', Buffer.from('SHOW\0')), ready]
    return Buffer.concat(rows)
  }
  const key = Buffer.alloc(8)
  key.writeInt32BE(greets)
  let greeted = false
  socket.on('data', (chunk) => {
    if (!greeted) socket.write(Buffer.concat([message('R', Buffer.alloc(4)), message('K', key), ready]))
    else if (chunk.includes('pg_backend_pid')) socket.write(answer('pid', 23, String(is)))
    else if (chunk[0] === 'Q'.charCodeAt(0)) socket.write(answer('server_version_num', 25, version))
    if (chunk[0] === 'X'.charCodeAt(0)) socket.end()
    greeted = true
  })
  socket.on('error', () => {})
}

test('a PostgreSQL that is too old', async () => {
  const DATABASE_URL = `postgresql://a:b@127.0.0.1:${await listen(speaks('140012', 7, 7))}/x`
  const env = { PORT: String(await freePort()), NEXTAUTH_SECRET: SECRET, DATABASE_URL }
  refused(await startScript(env), /^Sanggar needs PostgreSQL 15 or newer: /)
})

test('a pooler without the address of the database itself, or with one that is a pooler too', async () => {
  const pooler = `postgresql://a:b@127.0.0.1:${await listen(speaks('150004', 7, 8))}/x`
  const env = { PORT: String(await freePort()), NEXTAUTH_SECRET: SECRET, DATABASE_URL: pooler }
  refused(await startScript(env), /^DATABASE_URL leads through a pooler: /)
  refused(
    await startScript({ ...env, DATABASE_DIRECT_URL: pooler }),
    /^DATABASE_DIRECT_URL leads through a pooler too: /,
  )
})

test('a full disk, as the system reports it', () => {
  let full: unknown
  try {
    writeFileSync('/dev/full', 'x')
  } catch (error) {
    full = error
  }
  expect(full).toMatchObject({ code: 'ENOSPC' })
  expect(sentence(full)).toMatch(/^The disk is full: /)
})

// A small file system of one's own needs rights that not every machine gives.
const mountable = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

test.runIf(mountable)('a full disk under the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-full-'))
  const script = 'mount -t tmpfs -o size=24m none "$SANGGAR_DATA" && exec "$0" --import tsx scripts/start.ts'
  const env = { ...process.env, SANGGAR_DATA: folder, PORT: String(await freePort()), DATABASE_URL: '' }
  const run = spawnSync('unshare', ['-m', 'sh', '-c', script, process.execPath], { env, encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  refused({ code: run.status, said: `${run.stdout}${run.stderr}`.trim() }, /^The disk is full: /)
})
