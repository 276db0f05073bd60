import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answer,
  add,
  flush,
  type Item,
  type Message,
  noPause,
  type Pause,
  retry,
  type Store,
} from '@/components/offline/outbox'
import { VERSION } from '@/lib/offline/rules'

// One thousand histories of a phone with a bad line: nothing that was called kept is lost, and nothing counts twice.

const faults = [
  'fine',
  'cut',
  'swallowed',
  'portal',
  'failing',
  'broken',
  'ended',
  'older',
  'refused',
] as const
type Fault = (typeof faults)[number]
type Step =
  | { do: 'write'; about: number; whole: boolean; full: 'never' | 'at once' | 'after' }
  | { do: 'send'; faults: Fault[]; tabs: 1 | 2; dies: number }
  | { do: 'clock'; by: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    about: fc.integer({ min: 0, max: 2 }),
    whole: fc.boolean(),
    full: fc.constantFrom('never' as const, 'at once' as const, 'after' as const),
  }),
  fc.record({
    do: fc.constant('send' as const),
    faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
    tabs: fc.constantFrom(1 as const, 2 as const),
    // After so many writes to the disk the browser is closed.
    dies: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    do: fc.constant('clock' as const),
    by: fc.constantFrom(60_000, 3_600_000, 86_400_000, -86_400_000),
  }),
)

/** The disk of a phone: full at times, and a browser that is closed writes nothing more. */
function disk() {
  const items = new Map<string, string>()
  let pause: Pause = noPause
  const open = (room: () => boolean): Store => ({
    all: async () =>
      [...items.values()].map((text) => JSON.parse(text) as Item).sort((a, b) => a.seq - b.seq),
    put: async (item) => {
      if (!room()) throw new Error('no room')
      items.set(item.key, JSON.stringify(item))
    },
    remove: async (key) => {
      if (!room()) throw new Error('no room')
      items.delete(key)
    },
    pause: async () => pause,
    setPause: async (next) => {
      pause = next
    },
  })
  return { open, items }
}

/** The server as a phone knows it: a command carried out once by its key. */
function server() {
  const done = new Map<string, string>()
  const log: { key: string; about: string; text: string }[] = []
  const carry = ({ item, fields }: Message): Answer => {
    if (!done.has(item)) {
      done.set(item, '/there')
      log.push({ key: item, about: String(fields.about), text: String(fields.text) })
    }
    return { status: 200, body: { sanggar: VERSION, item, to: done.get(item), said: [], at: 1 } }
  }
  const line =
    (queue: Fault[]) =>
    async (message: Message): Promise<Answer> => {
      const own = (status: number, more = {}) => ({
        status,
        body: { sanggar: VERSION, item: message.item, ...more },
      })
      switch (queue.shift() ?? 'fine') {
        case 'cut':
          return { status: 0, body: null }
        case 'swallowed':
          carry(message)
          return { status: 0, body: null }
        case 'portal':
          return { status: 200, body: null }
        case 'failing':
          return own(500)
        case 'broken':
          carry(message)
          return { status: 502, body: null }
        case 'ended':
          return own(401, { key: 'unauthenticated' })
        case 'refused':
          return own(409, { message: 'Not now' })
        case 'older':
          return own(409, { key: 'outboxVersion' })
        default:
          return carry(message)
      }
    }
  return { line, log }
}

test('nothing that was kept is ever lost or counted twice in 1,000 random histories, and about one thing the order holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const phone = disk()
      const far = server()
      const clock = { at: 1_800_000_000_000 }
      /** What the page called kept, in order; a whole one may stand for those before it that were never tried. */
      const kept: { text: string; about: string; whole: boolean }[] = []
      let made = 0
      const newKey = () => `k${++made}`
      const lineOf = (queue: Fault[]) => ({ send: far.line(queue), now: () => clock.at, chance: () => 0.5 })
      for (const one of steps) {
        if (one.do === 'clock') clock.at += one.by
        if (one.do === 'write') {
          const [text, about] = [`t${++made}`, `a${one.about}`]
          const draft = { key: newKey(), kind: 'x', about, title: text, from: '/', fields: { about, text } }
          let writes = 0
          // Full at once nothing is kept and the page says so; full after the first write, it is.
          const room = { never: () => true, 'at once': () => false, after: () => ++writes === 1 }[one.full]
          const store = phone.open(room)
          const said = await add(store, draft, clock.at, newKey, one.whole).catch(() => null)
          if (said) kept.push({ text, about, whole: one.whole })
        }
        if (one.do === 'send') {
          let left = one.dies
          const store = phone.open(() => left-- > 0)
          const tabs = Array.from({ length: one.tabs }, () => flush(store, lineOf([...one.faults]), true))
          await Promise.allSettled(tabs)
        }
      }
      // In the end the line is good, and a person sends again what was refused.
      const whole = phone.open(() => true)
      const refused = (await whole.all()).filter((item) => item.state === 'refused')
      for (const item of refused) await retry(whole, item, newKey)
      await flush(whole, lineOf([]), true)
      const arrived = far.log.map((entry) => entry.text)
      expect(new Set(arrived).size).toBe(arrived.length)
      for (const [i, { text, about, whole: _ }] of kept.entries()) {
        const replaced = kept
          .slice(i + 1)
          .some((later) => later.about === about && later.whole && arrived.includes(later.text))
        expect(arrived.includes(text) || replaced, `${text} about ${about}`).toBe(true)
      }
      for (const about of ['a0', 'a1', 'a2']) {
        const wanted = kept
          .filter((one) => one.about === about && arrived.includes(one.text))
          .map((one) => one.text)
        expect(far.log.filter((one) => one.about === about).map((one) => one.text)).toEqual(wanted)
      }
      expect([...phone.items.values()].every((text) => JSON.parse(text).state === 'sent')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
