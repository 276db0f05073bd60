import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { madeAside } from '@/lib/export/aside'

const folder = mkdtempSync(join(tmpdir(), 'sanggar-aside-'))
const script = join(folder, 'maker.mjs')
writeFileSync(
  script,
  `process.on('disconnect', () => process.exit())
process.on('message', ({ id, what }) => {
  if (what === 'die') process.kill(process.pid, 'SIGKILL')
  if (what === 'refuse') return process.send({ id, fault: 'too long' })
  const told = { pid: process.pid, names: Object.keys(process.env), setting: process.argv[2] }
  process.send({ id, bytes: new TextEncoder().encode(JSON.stringify(told)) })
})
`,
)
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function made(what = '') {
  const bytes = await madeAside(script, { what }, () => ({ faces: ['one'] }))
  return JSON.parse(new TextDecoder().decode(bytes)) as { pid: number; names: string[]; setting: string }
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

test('one process takes all jobs, knows its setting and nothing of our environment', async () => {
  const [one, other] = await Promise.all([made(), made()])
  expect(one.pid).toBe(other.pid)
  expect(one.pid).not.toBe(process.pid)
  expect(JSON.parse(one.setting)).toEqual({ faces: ['one'] })
  expect(one.names).not.toContain('DATABASE_URL')
  expect(one.names).not.toContain('PATH')
})

test('what it cannot do is told, and it goes on', async () => {
  const { pid } = await made()
  await expect(made('refuse')).rejects.toThrow('maker.mjs cannot make this: too long')
  expect((await made()).pid).toBe(pid)
})

test('where it dies, what waited fails in a sentence, and the next job gets another', async () => {
  const { pid } = await made()
  const waiting = [made('die'), made()]
  for (const one of waiting) await expect(one).rejects.toThrow('maker.mjs has stopped')
  expect((await made()).pid).not.toBe(pid)
})

test('after a minute without a job it is gone, and the next job gets another', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { pid } = await made()
  vi.advanceTimersByTime(59_000)
  expect((await made()).pid).toBe(pid)
  vi.advanceTimersByTime(59_000)
  expect(isGone(pid)).toBe(false)
  vi.advanceTimersByTime(1_000)
  vi.useRealTimers()
  await expect.poll(() => isGone(pid), { timeout: 10_000 }).toBe(true)
  expect((await made()).pid).not.toBe(pid)
})
