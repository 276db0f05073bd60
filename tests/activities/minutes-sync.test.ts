import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type Answer,
  type Clashes,
  type Host,
  type Status,
  startSync,
} from '@/components/activities/minutes/sync'
import type { Texts } from '@/lib/activities/minutes/rules'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server of one set of minutes that counts a key once, as the command does. */
function server(text = '') {
  const saved = { version: text ? 1 : 0, text, decisions: '', open: true, by: 'Budi', clock: '10.42 WIB' }
  const answered = new Map<string, number>()
  const put = (body: Texts & { version: number; key: string }): Answer => {
    const known = answered.get(body.key)
    if (known) return { status: 200, data: { version: known, clock: saved.clock } }
    if (!saved.open) return { status: 409, data: { key: 'minutesApproved', current: { ...saved } } }
    if (body.version !== saved.version && body.text !== saved.text)
      return { status: 409, data: { key: 'minutesChanged', current: { ...saved } } }
    Object.assign(saved, { text: body.text, decisions: body.decisions, version: saved.version + 1 })
    answered.set(body.key, saved.version)
    return { status: 200, data: { version: saved.version, clock: saved.clock } }
  }
  return { saved, put }
}
type Server = ReturnType<typeof server>

/** A page on a device: `device` outlives it, `network` says what becomes of a request. */
function page(at: Server, device: { draft?: string } = {}) {
  const { version, text, decisions } = at.saved
  const area = { text, decisions }
  const told: Status[] = []
  let clashes: Clashes | null = null
  const network: { now: 'up' | 'down' | 'lost' | 'broken' } = { now: 'up' }
  let made = 0
  const host: Host = {
    read: () => ({ ...area }),
    write: (texts) => void Object.assign(area, texts),
    say: (status) => void told.push(status),
    ask: (found) => {
      clashes = found
    },
    based: () => undefined,
    keep: (draft) => {
      device.draft = draft
      return true
    },
    forget: () => void delete device.draft,
    left: () => (device.draft ? [device.draft] : []),
    send: async (method, query, body) => {
      if (network.now === 'down') return { status: 0, data: {} }
      if (network.now === 'broken') return { status: 500, data: {} }
      const same = query.endsWith(`=${at.saved.version}`)
      const answer =
        method === 'PUT'
          ? at.put(body as never)
          : { status: 200, data: same ? { version: at.saved.version, open: at.saved.open } : { ...at.saved } }
      return network.now === 'lost' ? { status: 0, data: {} } : answer
    },
    key: () => `${Math.random()}${made++}`,
  }
  const sync = startSync(host, { version, text, decisions })
  const type = (text: string) => {
    area.text = text
    sync.typed(Date.now())
  }
  return { area, sync, type, network, device, told, asked: () => clashes, last: () => told.at(-1) }
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('saved a moment after the last key, and at least every six seconds', async () => {
  const at = server()
  const one = page(at)
  one.type('Di')
  await wait(1_100)
  expect(at.saved.version).toBe(0)
  await wait(200)
  expect(at.saved.text).toBe('Di')
  expect(one.last()).toEqual({ kind: 'saved', clock: '10.42 WIB' })
  expect(one.device.draft).toBeUndefined()
  for (let i = 0; i < 14; i += 1) {
    one.type(`Dibuka ${i}`)
    await wait(500)
  }
  expect(at.saved.text).toMatch(/^Dibuka 1\d$/)
})

test('two write below each other at once: each line of both is there, on both pages', async () => {
  const at = server('Dibuka.')
  const [one, two] = [page(at), page(at)]
  for (let i = 1; i <= 30; i += 1) {
    if (i % 2) one.type(`${one.area.text}\nsatu ${i}`)
    else two.type(`${two.area.text}\ndua ${i}`)
    if (i % 3) one.type(`${one.area.text} lagi`)
    await wait(700)
    await one.sync.look(Date.now())
    await two.sync.look(Date.now())
  }
  for (let i = 0; i < 5; i += 1) {
    await wait(5_000)
    await one.sync.look(Date.now())
    await two.sync.look(Date.now())
  }
  const lines = at.saved.text.split('\n')
  for (let i = 1; i <= 30; i += 1)
    expect(
      lines.filter((line) => new RegExp(`^(satu|dua) ${i}( lagi)*$`).test(line)),
      `${i}`,
    ).toHaveLength(1)
  expect(one.area.text).toBe(at.saved.text)
  expect(two.area.text).toBe(at.saved.text)
})

test('the same line: nothing is sent until the writer chose; then what was chosen is', async () => {
  const at = server('Dibuka ketua.\nPenutup.')
  const [one, two] = [page(at), page(at)]
  two.type('Dibuka Pak Budi.\nPenutup.')
  await wait(1_500)
  one.type('Dibuka Bu Sari.\nPenutup.')
  await wait(1_500)
  expect(one.asked()?.text).toEqual([{ mine: ['Dibuka Bu Sari.'], theirs: ['Dibuka Pak Budi.'] }])
  expect(one.last()).toEqual({ kind: 'clash' })
  await wait(60_000)
  expect(at.saved.text).toBe('Dibuka Pak Budi.\nPenutup.')
  expect(JSON.parse(one.device.draft ?? '').mine.text).toContain('Bu Sari')
  // The page is closed and opened again: the question is still there.
  one.sync.end()
  const again = page(at, one.device)
  await wait(1_500)
  expect(again.area.text).toContain('Bu Sari')
  expect(again.asked()?.text).toHaveLength(1)
  again.sync.choose({ text: ['both'], decisions: [] })
  await wait(1_500)
  expect(at.saved.text).toBe('Dibuka Pak Budi.\nDibuka Bu Sari.\nPenutup.')
  expect(again.device.draft).toBeUndefined()
})

test.each(['down', 'broken'] as const)(
  'network or server %s: kept on the device, tried again, nothing twice',
  async (how) => {
    const at = server('Dibuka.')
    const one = page(at)
    one.network.now = how
    one.type('Dibuka.\nsatu')
    await wait(1_500)
    expect(one.last()).toEqual({ kind: how === 'down' ? 'offline' : 'failed', kept: true })
    one.type('Dibuka.\nsatu dua')
    await wait(20_000)
    expect(at.saved.version).toBe(1)
    one.network.now = 'up'
    await wait(40_000)
    expect(at.saved.text).toBe('Dibuka.\nsatu dua')
    expect(one.device.draft).toBeUndefined()
  },
)

test('an answer lost on the way, and the page closed: reopened, the same save counts once and the rest follows', async () => {
  const at = server('Dibuka.')
  const one = page(at)
  one.network.now = 'lost'
  one.type('Dibuka.\nPembagian dib')
  await wait(1_500)
  expect(at.saved.version).toBe(2)
  one.network.now = 'down'
  one.type('Dibuka.\nPembagian dibahas.')
  one.sync.end()
  const other = page(at)
  other.type('Dibuka.\nPembagian dib\nTindak lanjut.')
  await wait(1_500)
  const again = page(at, one.device)
  expect(again.told[0]).toEqual({ kind: 'restored', kept: true })
  await wait(5_000)
  expect(at.saved.text).toBe('Dibuka.\nPembagian dibahas.\nTindak lanjut.')
  expect(again.device.draft).toBeUndefined()
})

test('an idle page learns what the other wrote, and is told when the minutes are approved', async () => {
  const at = server('Dibuka.')
  const [one, two] = [page(at), page(at)]
  two.type('Dibuka.\ndua')
  await wait(1_500)
  await one.sync.look(Date.now())
  expect(one.area.text).toBe('Dibuka.\ndua')
  expect(one.last()).toEqual({ kind: 'merged', by: 'Budi', clock: '10.42 WIB' })
  at.saved.open = false
  one.type('Dibuka.\ndua\ntiga')
  await wait(1_500)
  expect(one.last()).toEqual({ kind: 'over' })
  expect(JSON.parse(one.device.draft ?? '').mine.text).toContain('tiga')
})

test('a draft that the server has already is forgotten; nonsense on the device does no harm', async () => {
  const at = server('Dibuka.')
  const draft = JSON.stringify({
    base: { version: 0, text: '', decisions: '' },
    pending: null,
    mine: at.saved,
  })
  expect(page(at, { draft }).device.draft).toBeUndefined()
  const one = page(at, { draft: '{"mine":3' })
  expect(one.area.text).toBe('Dibuka.')
})
