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

test('nobody who takes the phone apart reads what waits', async () => {
  await phone.openAs(sari)
  await keep('Bu Ani memukul muridnya')
  await phone.close()
  const bytes = [...(disk.rows.items?.values() ?? [])].map((row) => JSON.stringify(row, asText)).join()
  expect(bytes).toContain('"person":"sari"')
  expect(bytes).not.toContain('memukul')
  expect([...(disk.rows.notes?.keys() ?? [])]).not.toContain('me')
})

/** Bytes as the letters that they may be. */
function asText(_: string, value: unknown) {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value
  return bytes instanceof Uint8Array ? new TextDecoder('latin1').decode(bytes) : value
}
