// The outbox on the phone: sealed for its person, sent by one tab or the service worker at a time.
import { bytesOf } from '../ui/bytes'
import { all, drop, note, putAll, setNote } from './disk'
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

async function sealed(item: Item, { person, key: secret }: Me): Promise<Sealed> {
  const chance = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(item))
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: chance }, secret, text)
  const { key, state } = item
  return { key, person, sent: state === 'sent', chance, body }
}

const same = (one: Me, other: Me | undefined) => one.person === other?.person && one.mark === other.mark

/** What waits of whoever is signed in; with `person` of that one alone, and nothing once somebody else is. */
export function storeOf(person?: string): Store {
  const mine = async () => {
    const now = await me()
    return now && (person ?? now.person) === now.person ? now : undefined
  }
  return {
    all: async () => {
      const [now, there] = await Promise.all([mine(), all<Sealed>('items')])
      return now ? read(there, now) : []
    },
    put: async (item) => {
      // Sealed under a key that was taken away meanwhile, nobody could ever open it.
      for (;;) {
        const now = await mine()
        if (!now) throw new Error('nobody is signed in')
        if (await putAll<Me, Sealed>([await sealed(item, now)], {}, (next) => same(now, next))) return
      }
    },
    remove: (key) => drop('items', key),
    pause: async () => (await note<Pause>('pause')) ?? noPause,
    setPause: async (pause) => {
      await setNote('pause', pause)
    },
  }
}

async function read(there: Sealed[], mine: Me): Promise<Item[]> {
  const own = there.filter((one) => one.person === mine.person)
  const items = (await Promise.all(own.map((one) => opened(one, mine)))).flat()
  return items.sort((a, b) => a.seq - b.seq || a.at - b.at)
}

export const store: Store = storeOf()

/** How many deeds of anybody wait sealed on this phone; what they are only their person can read. */
export async function sealedCount(): Promise<number> {
  return (await all<Sealed>('items')).filter((one) => !one.sent).length
}

/** The phone is now this person's: pages of somebody else go, and what they wrote stays sealed. */
export async function openAs({ person, seal }: { person: string; seal: string }): Promise<void> {
  const [old, mark] = [await me(), seal.slice(0, 8)]
  if (old?.person === person && old.mark === mark) return
  const key = await crypto.subtle.importKey('raw', bytesOf(seal), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const next = { person, mark, key }
  // The server's secret was changed. Where there is no room to seal anew, the old key goes on: no other opens what waits.
  if (old?.person === person) return reseal(old, next).catch(() => {})
  await forgetPages()
  await setNote('me', next)
  await setNote('pause', noPause)
}

/** What waits is sealed with the next key in one go with the change of keys, or stays as it is. */
async function reseal(old: Me, next: Me): Promise<void> {
  const print = (items: Sealed[]) => items.map(({ chance }) => chance.join()).join(';')
  for (;;) {
    const there = await all<Sealed>('items')
    const anew = await Promise.all((await read(there, old)).map((item) => sealed(item, next)))
    // Another tab may write, or change the key, meanwhile.
    const still = (now: Me | undefined, items: Sealed[]) => same(old, now) && print(items) === print(there)
    if (await putAll(anew, { me: next, pause: noPause }, still)) return
    if (!same(old, await me())) return
  }
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
    // Who signs in while an answer is on its way does not get what was another's.
    const theirs = storeOf(person ?? '')
    const line = {
      send: (message: object) => ask('POST', '/api/v1/outbox', { ...message, person }),
      now: () => Date.now(),
      chance: () => Math.random(),
    }
    const outcome = await flush(theirs, line, urgent, await withheld())
    if (outcome.end === 'signIn') await close()
    tell()
    return outcome
  }
  return alone(work)
}
