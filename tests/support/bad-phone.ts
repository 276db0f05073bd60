import { vi } from 'vitest'
import { draftsOf } from '@/components/activities/minutes/device'
import { lay, takeBack } from '@/components/activities/minutes/hand-over'
import { type Draft, together } from '@/components/activities/minutes/sync'
import { joined as lists } from '@/components/offline/fields'
import { randomKey } from '@/components/offline/line'
import { add, type Item, retry } from '@/components/offline/outbox'
import { close, openAs, sendOutbox, store, storeOf } from '@/components/offline/phone'
import { VERSION } from '@/lib/offline/rules'
import type { Far, Fields, Sent } from './far'
import { indexed, type Room } from './indexed'

// A phone with a bad line, a bad disk and a wrong clock: the modules of the browser, in an imitation of it.

export const faults = [
  ...(['fine', 'cut', 'swallowed', 'portal', 'failing', 'broken', 'ended', 'older', 'refused'] as const),
]
export type Fault = (typeof faults)[number]

const { disk, renewed, wiped, factory } = indexed()
const clock = { true: 0, wrong: 0 }
let send: (sent: Sent) => Promise<Response>

/** Web Locks: one after the other by their name. */
function locks() {
  const last = new Map<string, Promise<unknown>>()
  const request = (name: string, first: unknown, second?: unknown) => {
    const work = (second ?? first) as () => Promise<unknown>
    const done = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, done)
    return done
  }
  return { request, query: async () => ({ held: [] }) }
}

/** A seal that only its own key opens, and that costs nothing; the true one is tried in `phone.alone.test.ts`. */
function seals() {
  const [text, bytes] = [(some: unknown) => new TextDecoder().decode(some as ArrayBuffer), new TextEncoder()]
  const instead: Record<'importKey' | 'encrypt' | 'decrypt', (...asked: unknown[]) => Promise<unknown>> = {
    importKey: async (_, raw) => text(raw),
    encrypt: async (_, key, plain) => bytes.encode(`${key}\n${text(plain)}`).buffer,
    decrypt: async (_, key, sealed) => {
      const [mark, plain] = text(sealed).split('\n', 2)
      if (mark !== key) throw new Error('sealed with another key')
      return bytes.encode(plain)
    },
  }
  for (const name of ['importKey', 'encrypt', 'decrypt'] as const)
    vi.spyOn(crypto.subtle, name).mockImplementation(instead[name] as never)
}

/** Puts the imitation in the place of the browser's own; once for a file. */
export function imitate() {
  vi.stubGlobal('indexedDB', factory)
  vi.stubGlobal('caches', { delete: async () => true })
  vi.stubGlobal('self', new EventTarget())
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => send(JSON.parse(body)))
  seals()
  vi.spyOn(Date, 'now').mockImplementation(() => clock.true + clock.wrong)
}

/** A new phone, and the two people who use it one after the other. */
export function badPhone(far: Far, start: number, locked: boolean) {
  wiped()
  Object.assign(clock, { true: start, wrong: 0 })
  const device = new Map<string, string>()
  const localStorage = Object.defineProperties(
    {},
    {
      setItem: { value: (key: string, text: string) => put(key, text) },
      getItem: { value: (key: string) => device.get(key) ?? null },
      removeItem: { value: (key: string) => drop(key) },
    },
  ) as Record<string, string>
  const put = (key: string, text: string) => {
    device.set(key, text)
    localStorage[key] = text
  }
  const drop = (key: string) => {
    device.delete(key)
    Reflect.deleteProperty(localStorage, key)
  }
  vi.stubGlobal('localStorage', localStorage)
  vi.stubGlobal('navigator', locked ? { locks: locks() } : {})

  let queue: Fault[] = []
  /** The session of the browser, and the secret from which the server makes the key of each. */
  const at = { who: 0, session: true }
  const secrets = [0, 0]
  const carried = new Set<string>()
  const seal = () => btoa(`${at.who} ${secrets[at.who]}`.padEnd(32, '.')).replace(/=+$/, '')
  const here = () => ({ person: far.people[at.who] as string, seal: seal() })

  send = async (sent) => {
    const own = (status: number, more = {}) =>
      Response.json({ sanggar: VERSION, item: sent.item, ...more }, { status })
    const carry = async () => {
      if (!at.session) return own(401, { key: 'unauthenticated' })
      if (sent.person !== here().person) return own(409, { key: 'outboxPerson' })
      const done = await far.carry(sent, clock.true)
      carried.add(sent.item)
      return own(200, { ...done, at: clock.true })
    }
    const fault = queue.shift() ?? 'fine'
    if (fault === 'swallowed' || fault === 'broken') await carry()
    if (fault === 'cut' || fault === 'swallowed') throw new TypeError('Failed to fetch')
    if (fault === 'portal') return new Response('<h1>Wifi</h1>')
    if (fault === 'broken') return new Response('', { status: 502 })
    if (fault === 'failing') return own(500)
    if (fault === 'refused') return own(409, { message: 'Not now' })
    if (fault === 'older') return own(409, { key: 'outboxVersion' })
    if (fault === 'ended') at.session = false
    return carry()
  }

  /** What a page does while the disk is as it is; false where the page had to say that it is not kept. */
  async function on(room: Room, work: () => Promise<unknown>): Promise<boolean> {
    disk.room = room
    const done = await work().then(
      () => true,
      () => false,
    )
    disk.room = () => {}
    return done
  }
  const live = () => ({
    ...{ person: here().person, activity: far.meetings[at.who] as string, group: 'sungguh', title: '' },
  })

  /** The page of the minutes is opened, something is written, and it is closed while nobody answers. */
  async function minutes(line: string, stale: boolean, room: Room): Promise<boolean> {
    const texts = { text: stale ? '' : await far.minutes(live().activity), decisions: '' }
    await openAs(here()).catch(() => {})
    const held = await takeBack(live())
    const place = draftsOf(live().person, live().activity)
    const left = place.left().map((text) => JSON.parse(text) as Draft)
    const drafts = [...left, ...(held.draft ? [held.draft] : [])]
    const found = together(drafts.filter((one) => one.mine.text !== texts.text))
    const draft = found ?? { base: { version: 0, ...texts }, pending: null, mine: texts }
    draft.mine = { ...draft.mine, text: [draft.mine.text, line].filter(Boolean).join('\n') }
    const kept = place.keep(JSON.stringify(draft))
    const laid = await on(room, async () => {
      // What lies sealed does not lie in the open as well.
      if (await lay(draft, live(), '/m', held.keys)) place.drop(JSON.stringify(draft))
    })
    // With a full disk the words lie in the other drawer; the page that is opened next takes them up.
    return laid || kept
  }

  /** A form is sent; `reopened` says that its page showed what waits of it, and not what was there before. */
  async function write(kind: string, about: string, fields: Fields, reopened: boolean, room: Room) {
    return on(room, async () => {
      await openAs(here())
      const mine = storeOf(here().person)
      const waits = (await mine.all()).filter(
        (one) => about && one.about === about && one.state === 'waiting',
      )
      const shown = reopened ? waits : []
      const all = [...shown.map((one) => one.fields), fields].reduce(lists)
      const draft = { key: randomKey(), kind, about, title: '', from: '/', fields: all }
      const keys = shown.map((one) => one.key)
      await add(mine, draft, Date.now(), randomKey, keys)
    })
  }

  async function sendAll(faulty: Fault[], tabs: number, room: Room) {
    // The page that sends knows whose phone it is.
    if (at.session) await openAs(here())
    queue = [...faulty]
    await on(room, () => Promise.allSettled(Array.from({ length: tabs }, () => sendOutbox(true))))
    queue = []
  }

  /** What a person does about what stopped: it is sent again, unless they see that it arrived long ago. */
  async function settle(item: Item) {
    if (item.state === 'unsure' && carried.has(item.key)) await store.remove(item.key)
    else if (item.state === 'refused' || item.state === 'unsure') await retry(store, item, randomKey)
  }

  return {
    ...{ clock, minutes, write, sendAll },
    who: () => at.who,
    signedIn: () => at.session,
    /** Another program: the database is opened anew. */
    update: renewed,
    deny: (denied: boolean) => {
      disk.refused = denied
      if (denied) renewed()
    },
    // Whoever leaves does so on a page that sealed anew what a fuller disk had refused.
    leave: async () => {
      if (at.session) await openAs(here())
      at.session = false
      await close()
    },
    enter: async (who: number) => {
      if (at.session && who === at.who) return
      if (at.session) await openAs(here())
      Object.assign(at, { who, session: true })
      await openAs(here())
    },
    /** The server's secret is another one; what waits is sealed anew by the next page. */
    secret: async (room: Room) => {
      if (!at.session) return
      secrets[at.who] = (secrets[at.who] ?? 0) + 1
      await on(room, () => openAs(here()))
    },
    /** The line is good, and each looks after what is theirs. Answers what is still left. */
    end: async () => {
      const left: Item[] = []
      for (const who of [1 - at.who, at.who]) {
        await openAs(here()).catch(() => {})
        Object.assign(at, { who, session: true })
        await openAs(here())
        await minutes('', false, () => {})
        // Only who sends learns what must be looked at.
        for (let round = 0; round < 2; round += 1) {
          await sendAll([], 1, () => {})
          for (const item of await store.all()) await settle(item)
        }
        await sendAll([], 1, () => {})
        left.push(...(await store.all()).filter((one) => one.state !== 'sent'))
      }
      return left
    },
  }
}
