import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Refused, sendInParts } from '@/components/ui/send'

const PART = 1000
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const json = (data: unknown, status = 200) => Response.json(data, { status })

type Fault = (path: string, asked: number) => Response | 'lost' | 'lostAfter' | undefined

/** A server that keeps parts by fingerprint, behind a line with faults: an answer, nothing at all, or an answer that never comes back. */
function made(fault: Fault = () => undefined) {
  const files = new Map<string, Map<number, Uint8Array>>()
  const asked: string[] = []
  const waits: number[] = []
  let begun = 0
  async function answer(path: string, init: RequestInit) {
    const position = Number(/\/(\d+)$/.exec(path)?.[1])
    if (path === '/api/v1/transfers') {
      const { sha256, size, groupId } = JSON.parse(String(init.body))
      expect([groupId, size > 0]).toEqual(['group', true])
      begun += 1
      const id = sha256 ?? `blind${begun}`
      if (!files.has(id)) files.set(id, new Map())
      return json({ id, have: [...(files.get(id)?.keys() ?? [])], part: PART })
    }
    const parts = files.get(path.split('/').at(-2) ?? '')
    if (!parts) return json({ message: 'tidak ada' }, 404)
    parts.set(position, new Uint8Array(await (init.body as Blob).arrayBuffer()))
    return json({ position })
  }
  const line = {
    fetch: async (path: string, init: RequestInit) => {
      asked.push(path.replace(/[0-9a-f]{64}/, 'ID'))
      const found = fault(path, asked.length)
      if (found instanceof Response) return found
      if (found === 'lost') throw new TypeError('Failed to fetch')
      const said = await answer(path, init)
      if (found === 'lostAfter') throw new TypeError('Failed to fetch')
      return said
    },
    wait: async (ms: number) => void waits.push(ms),
  }
  const whole = (id: string) =>
    Buffer.concat([...(files.get(id) ?? [])].sort(([a], [b]) => a - b).map(([, one]) => one))
  return { line, asked, waits, whole, files }
}

const bytes = new Uint8Array(randomBytes(3500))
const file = () => new File([bytes], 'soal.pdf')
const id = sumOf(bytes)
const go = (
  line: ReturnType<typeof made>['line'],
  tell = (_: number, __: boolean) => {},
  stop = new AbortController(),
) => sendInParts(file(), 'group', tell, stop.signal, line)

test('sends each part once and tells how much arrived', async () => {
  const { line, asked, whole, waits } = made()
  const told: [number, boolean][] = []
  expect(await go(line, (...one) => told.push(one))).toBe(`${id}/soal.pdf`)
  expect(sumOf(whole(id))).toBe(id)
  expect(asked).toEqual(['/api/v1/transfers', ...[0, 1, 2, 3].map((at) => `/api/v1/transfers/ID/${at}`)])
  expect(told.map(([arrived]) => arrived)).toEqual([0, 1000, 2000, 3000, 3500])
  expect(waits).toEqual([])
})

test('a lost line, a lost answer, a server that restarts and one that is busy are waited for, ever longer', async () => {
  const faults: Record<number, Response | 'lost' | 'lostAfter'> = {
    1: 'lost',
    4: 'lostAfter',
    5: json({}, 502),
    6: json({ message: 'x' }, 429),
    7: new Response('<html>', { status: 200 }),
    8: 'lost',
    9: 'lost',
    10: 'lost',
  }
  const { line, whole, waits } = made((_, asked) => faults[asked])
  const waiting: boolean[] = []
  await go(line, (_, lost) => waiting.push(lost))
  expect(sumOf(whole(id))).toBe(id)
  expect(waits).toEqual([1000, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
  expect(waiting.filter(Boolean)).toHaveLength(8)
  expect(waiting.at(-1)).toBe(false)
})

test('what arrived before is not sent again, from whichever page', async () => {
  const server = made()
  const stop = new AbortController()
  await expect(go(server.line, (arrived) => arrived === 2000 && stop.abort(), stop)).rejects.toMatchObject({
    status: 0,
  })
  const before = server.asked.length
  await go(server.line)
  expect(server.asked.slice(before)).toEqual([
    '/api/v1/transfers',
    ...[3].map((at) => `/api/v1/transfers/ID/${at}`),
  ])
  expect(sumOf(server.whole(id))).toBe(id)
})

test('a refusal ends it with the server’s sentence; one that the server let go begins anew, once', async () => {
  const large = () => json({ message: 'Periksa lagi.', errors: { size: 'Terlalu besar.' } }, 400)
  await expect(go(made(large).line)).rejects.toThrow('Terlalu besar.')
  const out = () => json({ message: 'Masuk dahulu.', errors: {} }, 401)
  await expect(go(made(out).line)).rejects.toThrow('Masuk dahulu.')
  let gone = 0
  const server = made((path) => {
    if (!path.endsWith('/2')) return
    gone += 1
    return gone === 1 ? json({ message: 'x' }, 404) : undefined
  })
  await go(server.line)
  expect(sumOf(server.whole(id))).toBe(id)
  const never = made((path) => (path.endsWith('/2') ? json({ message: 'tidak ada' }, 404) : undefined))
  await expect(go(never.line)).rejects.toBeInstanceOf(Refused)
  expect(never.asked.filter((path) => path === '/api/v1/transfers')).toHaveLength(2)
})
