import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { indexed } from '../support/indexed'

const seal = (letter: string) => letter.repeat(43)
const sari = { person: 'sari', seal: seal('A') }
/** The same person, after the server's secret was changed. */
const sariAnew = { person: 'sari', seal: seal('B') }
const budi = { person: 'budi', seal: seal('C') }

let disk: ReturnType<typeof indexed>['disk']
let phone: typeof import('@/components/offline/phone')
let outbox: typeof import('@/components/offline/outbox')

beforeEach(async () => {
  const made = indexed()
  disk = made.disk
  vi.stubGlobal('indexedDB', made.factory)
  vi.stubGlobal('caches', { delete: async () => true })
  vi.stubGlobal('self', new EventTarget())
  vi.resetModules()
  phone = await import('@/components/offline/phone')
  outbox = await import('@/components/offline/outbox')
})
afterEach(() => vi.unstubAllGlobals())

let made = 0
const keep = (text: string, whose = phone.store) => {
  const draft = { kind: 'x', about: '', title: '', from: '/', fields: { text } }
  return outbox.add(whose, { ...draft, key: `k${++made}` }, made, () => `n${++made}`)
}
const texts = async () => (await phone.store.all()).map((one) => one.fields.text)

test('a changed secret seals all that waits anew, or nothing: a disk that fills or a browser that is killed in between loses none', async () => {
  await phone.openAs(sari)
  for (const text of ['satu', 'dua', 'tiga']) await keep(text)
  const all = ['satu', 'dua', 'tiga']
  for (let most = 0; most < 5; most += 1) {
    let writes = 0
    disk.room = () => {
      if (++writes > most) throw new DOMException('', 'QuotaExceededError')
    }
    await phone.openAs(sariAnew)
    disk.room = () => {}
    expect(await texts(), `after ${most} writes`).toEqual(all)
  }
  await phone.openAs(sariAnew)
  expect(await texts()).toEqual(all)
  // Signed out and in again, there is the new key alone.
  await phone.close()
  expect(await texts()).toEqual([])
  expect(await phone.sealedCount()).toBe(3)
  await phone.openAs(sariAnew)
  expect(await texts()).toEqual(all)
})

test('what is written while the key changes is sealed under the new one', async () => {
  await phone.openAs(sari)
  await keep('lama')
  await Promise.all([keep('sela'), phone.openAs(sariAnew), keep('sela lagi')])
  expect((await texts()).toSorted()).toEqual(['lama', 'sela', 'sela lagi'])
  await phone.close()
  await phone.openAs(sariAnew)
  expect((await texts()).toSorted()).toEqual(['lama', 'sela', 'sela lagi'])
})

test('what was on its way when somebody else signed in stays its writer’s', async () => {
  await phone.openAs(sari)
  await keep('rahasia')
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', async () => {
    await phone.openAs(budi)
    return new Response('', { status: 502 })
  })
  await expect(phone.sendOutbox(true)).rejects.toThrow('nobody')
  expect(await texts()).toEqual([])
  await expect(keep('bukan milik Budi', phone.storeOf('sari'))).rejects.toThrow('nobody')
  await phone.openAs(sari)
  expect(await texts()).toEqual(['rahasia'])
})

/** A server of a version, and what it carried out. */
function serverOf(version: number) {
  const took: string[] = []
  const answer = async (_: string, { body }: { body: string }) => {
    const { v, item, fields } = JSON.parse(body)
    const ours = { sanggar: version, item }
    if (v !== version) return Response.json({ ...ours, key: 'outboxVersion' }, { status: 409 })
    took.push(fields.text)
    return Response.json({ ...ours, to: '/', said: [], at: 1 })
  }
  return { took, answer }
}

/** The program of a version over the same disk, as a worker or a page that is opened now has it. */
async function programOf(version: number) {
  vi.resetModules()
  vi.doMock('@/lib/offline/rules', () => ({ VERSION: version }))
  const made = await import('@/components/offline/phone')
  vi.doUnmock('@/lib/offline/rules')
  return made
}

test('a page of version 1 goes on beside a newer program with a newer database, and that one sends what it kept', async () => {
  await phone.openAs(sari)
  await keep('sebelum')
  // The worker of a newer program adds a drawer.
  const asked = indexedDB.open('sanggar', 2)
  asked.onupgradeneeded = () => asked.result.createObjectStore('more')
  await new Promise<unknown>((done) => {
    asked.onsuccess = done
  })
  expect(disk.version).toBe(2)
  await keep('sesudah')
  expect(await texts()).toEqual(['sebelum', 'sesudah'])
  // The newer server takes nothing from the older page, and nothing is lost of it.
  const server = serverOf(2)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', server.answer)
  expect((await phone.sendOutbox(true)).end).toBe('update')
  expect(server.took).toEqual([])
  expect((await (await programOf(2)).sendOutbox(true)).end).toBe('empty')
  expect(server.took).toEqual(['sebelum', 'sesudah'])
  expect((await phone.sendOutbox(true)).end).toBe('empty')
  expect(server.took).toHaveLength(2)
})

test('a newer program before an older server keeps all until that is newer too', async () => {
  await phone.openAs(sari)
  await keep('lama')
  const [old, next] = [serverOf(1), serverOf(2)]
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', old.answer)
  const newer = await programOf(2)
  await keep('baru', newer.store)
  expect((await newer.sendOutbox(true)).end).toBe('update')
  expect(old.took).toEqual([])
  vi.stubGlobal('fetch', next.answer)
  expect((await newer.sendOutbox(true)).end).toBe('empty')
  expect(next.took).toEqual(['lama', 'baru'])
})

test('nobody who takes the phone apart reads what waits', async () => {
  await phone.openAs(sari)
  await keep('Bu Ani memukul muridnya')
  await phone.close()
  const bytes = [...(disk.rows.items?.values() ?? [])].map((row) => JSON.stringify(row, asText)).join()
  expect(bytes).toContain('"person":"sari"')
  expect(bytes).not.toContain('memukul')
  expect([...(disk.rows.notes?.keys() ?? [])]).not.toContain('me')
})

test('the next number of the database leaves what an older one holds as it is', async () => {
  await phone.openAs(sari)
  await keep('lama')
  const { open } = indexedDB
  vi.stubGlobal('indexedDB', { open: (name: string, version: number) => open(name, version + 1) })
  const next = await programOf(1)
  expect((await next.store.all()).map((one) => one.fields.text)).toEqual(['lama'])
  expect(disk.version).toBe(2)
  await keep('baru', next.store)
  expect(await texts()).toEqual(['lama', 'baru'])
})

test('a database that another tab holds is waited for for a while, and then said to be held; let go of late it is not kept open', async () => {
  vi.useFakeTimers()
  try {
    const asked = { result: { close: vi.fn() } } as never as IDBOpenDBRequest
    vi.stubGlobal('indexedDB', { open: () => asked })
    const kept = expect(keep('lama')).rejects.toThrow('held')
    await vi.advanceTimersByTimeAsync(8_000)
    await kept
    const again = expect(phone.store.all()).rejects.toThrow('held')
    await vi.advanceTimersByTimeAsync(500)
    await again
    asked.onsuccess?.(new Event('success'))
    expect(asked.result.close).toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

/** Bytes as the letters that they may be. */
function asText(_: string, value: unknown) {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value
  return bytes instanceof Uint8Array ? new TextDecoder('latin1').decode(bytes) : value
}
