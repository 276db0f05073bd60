// The outbox on the phone: sealed for its person, sent by one tab or the service worker at a time.
import { bytesOf } from '../ui/bytes'
import { all, drop, note, putItem, setNote } from './disk'
import { ask } from './line'
import { flush, type Item, noPause, type Pause, type Store } from './outbox'

/** Whose phone it is now; the key goes when they sign out, and with it the way to read what waits. */
type Me = { person: string; mark: string; key: CryptoKey }
/** `sent` stands in the clear, so that a sign-in page can say how many wait. */
type Sealed = {
  key: string
  person: string
  sent: boolean
  chance: Uint8Array<ArrayBuffer>
  body: ArrayBuffer
}

export const PAGES = 'pages'
const me = () => note<Me>('me')
const channel = () => ('BroadcastChannel' in self ? new BroadcastChannel('sanggar') : null)

/** Tells the open pages that something changed. */
export function tell() {
  const line = channel()
  line?.postMessage('changed')
  line?.close()
  // A channel does not reach the page that speaks.
  self.dispatchEvent(new Event('sanggar'))
}

/** Calls `then` whenever something changed in another tab or in the service worker. */
export function whenTold(then: () => void) {
  const line = channel()
  if (line) line.onmessage = then
  addEventListener('sanggar', then)
}

async function opened({ chance, body }: Sealed, { key }: Me): Promise<Item[]> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: chance }, key, body)
    return [JSON.parse(new TextDecoder().decode(text))]
  } catch {
    return []
  }
}

export const store: Store = {
  all: async () => {
    const [mine, sealed] = await Promise.all([me(), all<Sealed>('items')])
    if (!mine) return []
    const own = sealed.filter((one) => one.person === mine.person)
    const items = (await Promise.all(own.map((one) => opened(one, mine)))).flat()
    return items.sort((a, b) => a.seq - b.seq || a.at - b.at)
  },
  put: async (item) => {
    const mine = await me()
    if (!mine) throw new Error('nobody is signed in')
    const chance = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(item))
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: chance }, mine.key, text)
    const { key, state } = item
    await putItem({ key, person: mine.person, sent: state === 'sent', chance, body } satisfies Sealed)
  },
  remove: (key) => drop('items', key),
  pause: async () => (await note<Pause>('pause')) ?? noPause,
  setPause: async (pause) => {
    await setNote('pause', pause)
  },
}

/** How many deeds of anybody wait sealed on this phone; what they are only their person can read. */
export async function sealedCount(): Promise<number> {
  return (await all<Sealed>('items')).filter((one) => !one.sent).length
}

/** The phone is now this person's: pages of somebody else go, and what they wrote stays sealed. */
export async function openAs({ person, seal }: { person: string; seal: string }): Promise<void> {
  const [old, mark] = [await me(), seal.slice(0, 8)]
  if (old?.person === person && old.mark === mark) return
  const mine = old?.person === person ? await store.all() : []
  if (old?.person !== person) await forgetPages()
  const key = await crypto.subtle.importKey('raw', bytesOf(seal), 'AES-GCM', false, ['encrypt', 'decrypt'])
  await setNote('me', { person, mark, key } satisfies Me)
  await setNote('pause', noPause)
  // The server's secret was changed: what waits is sealed anew.
  for (const item of mine) await store.put(item)
}

/** Whose page this is, as it says itself; nobody's where they are signed out. */
export function saidHere(): { person: string; seal: string } {
  const { person = '', seal = '' } = document.querySelector<HTMLElement>('[data-person]')?.dataset ?? {}
  return { person, seal }
}

/** Whose pages may lie here; undefined when nobody is signed in. */
export const owner = async () => (await me())?.person

/** Takes away all pages, and when they were last brought. */
export async function forgetPages(): Promise<void> {
  await Promise.all([caches.delete(PAGES), drop('notes', 'brought')])
}

/** The session is over: pages go, and what waits can be read again only by its person after signing in. */
export async function close(): Promise<void> {
  await Promise.all([forgetPages(), drop('notes', 'me')])
  tell()
}

/** Does a piece of work while no other tab or worker touches what waits. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request('sanggar-outbox', work) as Promise<T>) : work()

/** Nothing about this is sent by the outbox as long as this page is open, however it ends. */
export function withhold(about: string): void {
  navigator.locks
    ?.request(`sanggar ${about}`, { mode: 'shared' }, () => new Promise(() => {}))
    .catch(() => {})
}

async function withheld(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? []
  return new Set(held.map(({ name = '' }) => name.replace(/^sanggar /, '')))
}

/** Asks the browser to send once there is a network, also when no page is open; where it cannot, the next page does. */
export async function later(): Promise<void> {
  type Syncs = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }
  const workers = navigator.serviceWorker
  const registration = (await workers?.getRegistration().catch(() => undefined)) as Syncs | undefined
  await registration?.sync?.register('outbox').catch(() => {})
}

/** Sends what waits, in this tab or worker alone. */
export async function sendOutbox(urgent = false) {
  const work = async () => {
    const person = await owner()
    const line = {
      send: (message: object) => ask('POST', '/api/v1/outbox', { ...message, person }),
      now: () => Date.now(),
      chance: () => Math.random(),
    }
    const outcome = await flush(store, line, urgent, await withheld())
    if (outcome.end === 'signIn') await close()
    tell()
    return outcome
  }
  return alone(work)
}
