import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { indexed } from '../support/indexed'

const live = { person: 'sari', activity: 'a', group: 'g', title: '' }
const draft = (text: string) => ({
  base: { version: 1, text: 'Satu', decisions: '' },
  pending: null,
  mine: { text, decisions: '' },
})

let pages: typeof import('@/components/activities/minutes/hand-over')
let store: typeof import('@/components/offline/phone').store

beforeEach(async () => {
  vi.stubGlobal('indexedDB', indexed().factory)
  vi.stubGlobal('caches', { delete: async () => true })
  vi.stubGlobal('self', new EventTarget())
  vi.stubGlobal('navigator', {})
  vi.resetModules()
  const phone = await import('@/components/offline/phone')
  await phone.openAs({ person: 'sari', seal: 'A'.repeat(43) })
  store = phone.store
  pages = await import('@/components/activities/minutes/hand-over')
})
afterEach(() => vi.unstubAllGlobals())

const texts = async () => (await store.all()).map((one) => one.fields.text)

test('what a page of minutes laid into the outbox lies there until it lays anew, and is what the next page begins with', async () => {
  expect(await pages.lay(draft('Satu\nDua'), live, '/m', new Set())).toBe(true)
  const { draft: found, keys } = await pages.takeBack(live)
  expect(found).toEqual(draft('Satu\nDua'))
  // Killed now, the page has taken nothing away.
  expect(await texts()).toEqual(['Satu\nDua'])
  await pages.lay(draft('Satu\nDua\nTiga'), live, '/m', keys)
  expect(await texts()).toEqual(['Satu\nDua\nTiga'])
  // The server has it.
  expect(await pages.lay(null, live, '/m', keys)).toBe(false)
  expect(await texts()).toEqual([])
})

test('what the server refuses waits like what it did not hear, and goes when it has it; in between the page keeps it in the open', async () => {
  vi.stubGlobal('location', { pathname: '/m' })
  const page = { open: () => draft('Satu\nDua'), laid: vi.fn(), unlaid: vi.fn() }
  const keys = new Set<string>()
  const laid = pages.layer({ ...live, minutes: '' } as never, keys, page)
  laid.told({ kind: 'refused', message: 'Masuk lagi', kept: true })
  await vi.waitFor(() => expect(page.laid).toHaveBeenCalledWith(draft('Satu\nDua')))
  expect(await texts()).toEqual(['Satu\nDua'])
  expect(page.unlaid).not.toHaveBeenCalled()
  laid.told({ kind: 'saved', clock: '' })
  await vi.waitFor(async () => expect(await texts()).toEqual([]))
  expect(page.unlaid).toHaveBeenCalledOnce()
})

test('two pages of the same minutes lay beside each other, and neither takes the other’s away', async () => {
  const [one, other] = [new Set<string>(), new Set<string>()]
  await pages.lay(draft('Satu\nDua'), live, '/m', one)
  await pages.lay(draft('Satu\nTiga'), live, '/m', other)
  expect(await texts()).toEqual(['Satu\nDua', 'Satu\nTiga'])
  await pages.lay(null, live, '/m', other)
  expect(await texts()).toEqual(['Satu\nDua'])
})
