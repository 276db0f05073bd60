// The outbox of a phone: what was written without a network waits here and is sent in order, each once.
// Pure but for its store and its line, so that every fault can be tried out.

import { VERSION } from '@/lib/offline/rules'

const MINUTE = 60_000
/** After this many of our server's own failures an item lets the others pass. */
const STUCK = 5
/** A server remembers what it took for 60 days; beyond this nobody can say whether a second try would count twice. */
const UNSURE = 50 * 24 * 60 * MINUTE
const LONGEST_PAUSE = 15 * MINUTE
const SENT_SHOWN = 10

export type Fields = Record<string, string | string[]>
export type State = 'waiting' | 'refused' | 'unsure' | 'sent'

/** One deed that was written on this phone. */
export type Item = {
  /** The key under which the server carries it out once. */
  key: string
  seq: number
  kind: string
  /** What it is about: such items go one after the other. */
  about: string
  title: string
  /** The page on which it was written. */
  from: string
  fields: Fields
  /** When it was kept, by the clock of this phone. */
  at: number
  /** When it was first tried, 0 before. */
  tried: number
  failures: number
  state: State
  /** The server's sentences: why it was refused, or what differed. */
  said: string[]
  /** The page on which it can be seen, once it was sent. */
  to: string
  /** When the server took it, by the server's clock. */
  taken: number
}

export type Store = {
  /** The items of the person who is signed in, in order. */
  all: () => Promise<Item[]>
  /** Resolves once the item outlives a closed browser; rejects when there is no room. */
  put: (item: Item) => Promise<void>
  remove: (key: string) => Promise<void>
  pause: () => Promise<Pause>
  setPause: (pause: Pause) => Promise<void>
}
/** How often in a row nobody answered, and until when nothing is tried. */
export type Pause = { failures: number; until: number }
export const noPause: Pause = { failures: 0, until: 0 }

export type Message = { v: number; item: string; kind: string; fields: Fields }
/** Status 0 where nothing came back; `body` is what was JSON. */
export type Answer = { status: number; body: unknown }
export type Line = { send: (message: Message) => Promise<Answer>; now: () => number; chance: () => number }

export type Verdict =
  | { kind: 'sent'; to: string; said: string[]; taken: number }
  | { kind: 'refused'; said: string[] }
  /** `mine`: our own server failed over this item; `update`: one of both programs is older. */
  | { kind: 'later'; mine: boolean; update: boolean }
  | { kind: 'signIn' }

const listOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** What an answer means. Only one that is ours and names this item counts; a captive portal's page is no answer. */
export function judge(item: Pick<Item, 'key'>, { status, body }: Answer): Verdict {
  const said = (body ?? {}) as Record<string, unknown>
  const ours = typeof said.sanggar === 'number' && said.item === item.key
  if (!ours) return { kind: 'later', mine: false, update: false }
  if (said.sanggar !== VERSION || said.key === 'outboxVersion')
    return { kind: 'later', mine: false, update: true }
  if (status === 200) {
    const to = typeof said.to === 'string' ? said.to : '/'
    return { kind: 'sent', to, said: listOf(said.said), taken: Number(said.at) || 0 }
  }
  if (status === 401 || said.key === 'outboxPerson') return { kind: 'signIn' }
  if (status >= 500 || status === 429 || status < 400)
    return { kind: 'later', mine: status >= 500, update: false }
  const errors = Object.values((said.errors ?? {}) as Record<string, unknown>)
  return { kind: 'refused', said: listOf([said.message, ...errors]) }
}

/** How long nothing is tried after so many failures in a row: 5 s, 10 s … 15 minutes, scattered by a fifth. */
export function pauseAfter(failures: number, chance: number): number {
  return Math.min(LONGEST_PAUSE, 5_000 * 2 ** (failures - 1)) * (0.8 + 0.4 * chance)
}

/** True while nothing should be tried. A clock that was set back does not make it last longer. */
export function rests({ until }: Pause, now: number): boolean {
  return until > now && until - now <= LONGEST_PAUSE * 1.2
}

/** The next item to be sent: the oldest, but none before an older one about the same, and a stuck one last. */
export function nextOf(items: Item[], passed: ReadonlySet<string>): Item | undefined {
  const held = new Set<string>()
  const free: Item[] = []
  for (const item of items) {
    if (item.state === 'sent') continue
    if (item.state === 'waiting' && !held.has(item.about) && !passed.has(item.key)) free.push(item)
    held.add(item.about)
  }
  return free.find((item) => item.failures < STUCK) ?? free[0]
}

export type Draft = Pick<Item, 'key' | 'kind' | 'about' | 'title' | 'from' | 'fields'>

/** It goes on only when its writer says so, and what came after it about the same waits for that. */
export const isStopped = ({ state }: Item) => state === 'refused' || state === 'unsure'

/** Surely not carried out. */
const undone = ({ state, tried }: Item) => state === 'refused' || (state === 'waiting' && tried === 0)

/**
 * Keeps a deed; resolves once it is safe. What was refused, or waits and was never tried, is replaced where it has the same key or
 * is among the `shown`: those which its form held. What the form had not shown, as the list of another tab, stays beside it.
 * Answers its key, a new one where the given one was tried already.
 */
export async function add(
  store: Store,
  draft: Draft,
  now: number,
  newKey: () => string,
  shown: readonly string[] = [],
) {
  const items = await store.all()
  const same = items.find((item) => item.key === draft.key)
  if (same?.state === 'waiting' && JSON.stringify(same.fields) === JSON.stringify(draft.fields))
    return same.key
  const again = same && undone(same)
  const key = same && !again ? newKey() : draft.key
  const about = draft.about || key
  const last = Math.max(0, ...items.map((item) => item.seq))
  // Written last it is sent last, also where another was written meanwhile about the same.
  const passed = items.some((one) => one.about === about && one.seq > (same?.seq ?? last))
  const seq = again && !passed ? same.seq : last + 1
  const rest = { at: now, tried: 0, failures: 0, state: 'waiting' as const, said: [], to: '', taken: 0 }
  await store.put({ ...draft, ...rest, key, about, seq })
  for (const one of shown.length ? await store.all() : [])
    if (shown.includes(one.key) && one.key !== key && undone(one))
      // It is kept already: what cannot be taken away is sent before it.
      await store.remove(one.key).catch(() => {})
  return key
}

export type Outcome = {
  /** Why it ended: nothing waits any more, nobody answered, or somebody must sign in first. */
  end: 'empty' | 'rests' | 'later' | 'update' | 'signIn'
  verdicts: Map<string, Verdict>
}

/**
 * Sends what waits, one after the other. One program at a time: the caller holds the lock. `urgent` heeds no pause; nothing
 * about what is in `withheld` goes.
 */
export async function flush(
  store: Store,
  line: Line,
  urgent = false,
  withheld: ReadonlySet<string> = new Set(),
): Promise<Outcome> {
  const verdicts = new Map<string, Verdict>()
  const passed = new Set<string>()
  const pause = await store.pause()
  if (!urgent && rests(pause, line.now())) return { end: 'rests', verdicts }
  const fail = async (end: Outcome['end']): Promise<Outcome> => {
    const failures = pause.failures + 1
    await store.setPause({ failures, until: line.now() + pauseAfter(failures, line.chance()) })
    return { end, verdicts }
  }
  for (;;) {
    const items = await store.all()
    const item = nextOf(
      items.filter((one) => !withheld.has(one.about)),
      passed,
    )
    if (!item) break
    if (item.tried && line.now() - item.tried > UNSURE) {
      await store.put({ ...item, state: 'unsure' })
      continue
    }
    const trying = { ...item, tried: item.tried || line.now() }
    if (!item.tried) await store.put(trying)
    const { v, key, kind, fields } = { v: VERSION, ...trying }
    const verdict = judge(item, await line.send({ v, item: key, kind, fields }))
    verdicts.set(key, verdict)
    if (verdict.kind === 'signIn') return { end: 'signIn', verdicts }
    if (verdict.kind === 'later') {
      const failures = item.failures + (verdict.mine ? 1 : 0)
      await store.put({ ...trying, failures })
      if (!verdict.mine || failures < STUCK) return fail(verdict.update ? 'update' : 'later')
      passed.add(key)
    } else await settle(store, items, trying, verdict)
  }
  // What only passed is tried again later.
  if (passed.size) return fail('later')
  await store.setPause(noPause)
  return { end: 'empty', verdicts }
}

type Settled = Extract<Verdict, { kind: 'sent' | 'refused' }>

async function settle(store: Store, items: Item[], item: Item, verdict: Settled) {
  if (verdict.kind === 'refused') return store.put({ ...item, state: 'refused', said: verdict.said })
  const { to, said, taken } = verdict
  await store.put({ ...item, fields: {}, state: 'sent', to, said, taken: taken || item.tried })
  // What differed stays until it was read.
  const old = items.filter((one) => one.state === 'sent' && !one.said.length)
  for (const one of old.slice(0, Math.max(0, old.length - SENT_SHOWN + 1))) await store.remove(one.key)
}

/** Puts a refused or doubtful item back into the queue, under a new key where nobody knows what became of it. */
export async function retry(store: Store, item: Item, newKey: () => string): Promise<void> {
  const fresh = { ...item, state: 'waiting' as const, said: [], failures: 0 }
  if (item.state !== 'unsure') return store.put(fresh)
  await store.put({ ...fresh, key: newKey(), tried: 0 })
  await store.remove(item.key)
}
