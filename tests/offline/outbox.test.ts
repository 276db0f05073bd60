import { expect, test } from 'vitest'
import {
  type Answer,
  add,
  flush,
  type Item,
  judge,
  type Message,
  nextOf,
  noPause,
  pauseAfter,
  rests,
  retry,
  type Store,
} from '@/components/offline/outbox'
import { VERSION } from '@/lib/offline/rules'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

function memory() {
  const items = new Map<string, Item>()
  let pause = noPause
  const store: Store = {
    all: async () => [...items.values()].map((item) => ({ ...item })).sort((a, b) => a.seq - b.seq),
    put: async (item) => {
      items.set(item.key, { ...item })
    },
    remove: async (key) => {
      items.delete(key)
    },
    pause: async () => pause,
    setPause: async (next) => {
      pause = next
    },
  }
  return { store, items }
}

const ours = (message: { item: string }, more: object = {}) => ({
  sanggar: VERSION,
  item: message.item,
  ...more,
})
const taken = (message: Message): Answer => ({
  status: 200,
  body: ours(message, { to: '/there', said: [], at: 7 }),
})

/** A line that answers as `say` does, and remembers what came. */
function lineOf(say: (message: Message, tries: number) => Answer, at = 1000) {
  const came: Message[] = []
  const clock = { at }
  const send = async (message: Message) => {
    came.push(message)
    return say(message, came.length)
  }
  return { came, clock, line: { send, now: () => clock.at, chance: () => 0.5 } }
}

const draft = (key: string, about = '', fields = {}) => ({
  key,
  kind: 'x',
  about,
  title: key,
  from: '/f',
  fields,
})
let made = 0
const newKey = () => `new${++made}`

async function filled(...abouts: string[]) {
  const kept = memory()
  for (const [i, about] of abouts.entries()) await add(kept.store, draft(`k${i}`, about), i, newKey)
  return kept
}

test('only an answer of ours that names the item counts', () => {
  const item = { key: 'a' }
  const later = (mine = false, update = false) => ({ kind: 'later', mine, update })
  const said = (status: number, more: object = {}) =>
    judge(item, { status, body: { sanggar: 1, item: 'a', ...more } })
  // No network, a portal's page, somebody else's JSON, an answer about another item.
  expect(judge(item, { status: 0, body: null })).toEqual(later())
  expect(judge(item, { status: 200, body: null })).toEqual(later())
  expect(judge(item, { status: 200, body: { ok: true } })).toEqual(later())
  expect(judge(item, { status: 200, body: { sanggar: 1, item: 'b' } })).toEqual(later())
  // A proxy's own failure is nobody's fault; ours is counted against the item.
  expect(judge(item, { status: 502, body: null })).toEqual(later())
  expect(said(500)).toEqual(later(true))
  expect(said(429)).toEqual(later())
  expect(said(304)).toEqual(later())
  expect(said(409, { key: 'outboxVersion' })).toEqual(later(false, true))
  expect(said(200, { sanggar: 2 })).toEqual(later(false, true))
  expect(said(401)).toEqual({ kind: 'signIn' })
  expect(said(409, { key: 'outboxPerson' })).toEqual({ kind: 'signIn' })
  expect(said(200, { to: '/p', said: ['x', 1], at: 5 })).toEqual({
    kind: 'sent',
    to: '/p',
    said: ['x'],
    taken: 5,
  })
  expect(said(200)).toEqual({ kind: 'sent', to: '/', said: [], taken: 0 })
  expect(said(400, { message: 'No', errors: { a: 'A', b: 2 } })).toEqual({
    kind: 'refused',
    said: ['No', 'A'],
  })
  expect(said(409)).toEqual({ kind: 'refused', said: [] })
})

test('the pause doubles to a quarter of an hour, and a clock set back does not prolong it', () => {
  expect([1, 2, 3, 9, 50].map((n) => pauseAfter(n, 0.5))).toEqual([5000, 10_000, 20_000, 900_000, 900_000])
  expect([pauseAfter(1, 0), Math.round(pauseAfter(1, 1))]).toEqual([4000, 6000])
  expect(rests({ failures: 1, until: 10 }, 9)).toBe(true)
  expect(rests({ failures: 1, until: 10 }, 10)).toBe(false)
  expect(rests({ failures: 1, until: DAY }, 0)).toBe(false)
})

test('what waits goes in order; about the same never past one that is held', async () => {
  const { store, items } = await filled('a', 'b', 'a', 'c')
  const { line, came } = lineOf((message) =>
    message.item === 'k0' ? { status: 403, body: ours(message, { message: 'No' }) } : taken(message),
  )
  const { end, verdicts } = await flush(store, line)
  expect(came.map((one) => one.item)).toEqual(['k0', 'k1', 'k3'])
  expect(came[0]).toEqual({ v: VERSION, item: 'k0', kind: 'x', fields: {} })
  expect(end).toBe('empty')
  expect([...verdicts.values()].map((one) => one.kind)).toEqual(['refused', 'sent', 'sent'])
  expect(items.get('k0')).toMatchObject({ state: 'refused', said: ['No'], tried: 1000 })
  expect(items.get('k1')).toMatchObject({ state: 'sent', to: '/there', taken: 7, fields: {} })
  expect(items.get('k2')).toMatchObject({ state: 'waiting', tried: 0 })
  // Thrown away, it lets the next one pass.
  await store.remove('k0')
  await flush(store, line)
  expect(came.map((one) => one.item)).toEqual(['k0', 'k1', 'k3', 'k2'])
})

test('a server that fails for an hour is asked ever more seldom, and everything arrives after', async () => {
  const { store, items } = await filled('a', 'b')
  let open = false
  const { line, came, clock } = lineOf((message) => (open ? taken(message) : { status: 500, body: null }))
  for (let minute = 0; minute < 60; minute += 1) {
    clock.at += MINUTE
    await flush(store, line)
  }
  expect(came.length).toBeLessThan(12)
  expect([...items.values()].map((item) => item.state)).toEqual(['waiting', 'waiting'])
  open = true
  expect((await flush(store, line)).end).toBe('rests')
  // The person, or a line that came back, does not wait.
  expect((await flush(store, line, true)).end).toBe('empty')
  expect([...items.values()].map((item) => item.state)).toEqual(['sent', 'sent'])
  expect(await store.pause()).toEqual(noPause)
})

test('an item over which the server itself fails again and again lets the others pass', async () => {
  const { store, items } = await filled('a', 'b', 'a')
  const { line, clock } = lineOf((message) =>
    message.item === 'k0' ? { status: 500, body: ours(message) } : taken(message),
  )
  for (let i = 0; i < 4; i += 1) expect((await flush(store, line, true)).end).toBe('later')
  expect(items.get('k1')?.state).toBe('waiting')
  clock.at += MINUTE
  expect((await flush(store, line, true)).end).toBe('later')
  expect(items.get('k1')?.state).toBe('sent')
  expect([items.get('k0')?.state, items.get('k2')?.state]).toEqual(['waiting', 'waiting'])
  expect(nextOf(await store.all(), new Set())?.key).toBe('k0')
})

test('what a page that is open sends by itself is left to it', async () => {
  const { store } = await filled('a', 'b')
  const { line, came } = lineOf(taken)
  expect((await flush(store, line, false, new Set(['a']))).end).toBe('empty')
  expect(came.map((one) => one.item)).toEqual(['k1'])
})

test('an ended session and another version end the run and keep all', async () => {
  const { store, items } = await filled('a', 'b')
  const out = lineOf((message) => ({ status: 401, body: ours(message) }))
  expect((await flush(store, out.line)).end).toBe('signIn')
  const old = lineOf((message) => ({ status: 409, body: ours(message, { key: 'outboxVersion' }) }))
  expect((await flush(store, old.line, true)).end).toBe('update')
  expect([...items.values()].every((item) => item.state === 'waiting')).toBe(true)
})

test('what was tried longer ago than the server remembers waits for a person, and goes under a new key', async () => {
  const { store, items } = await filled('a')
  const cut = lineOf(() => ({ status: 0, body: null }))
  await flush(store, cut.line)
  const later = lineOf(taken, 51 * DAY)
  expect((await flush(store, later.line)).end).toBe('empty')
  expect(later.came).toEqual([])
  const item = items.get('k0') as Item
  expect(item.state).toBe('unsure')
  await retry(store, item, newKey)
  await flush(store, later.line)
  expect(later.came).toHaveLength(1)
  expect(later.came[0]?.item).not.toBe('k0')
  // A refused one was not carried out: it keeps its key.
  await retry(store, { ...item, key: 'r', state: 'refused' }, newKey)
  expect(items.get('r')).toMatchObject({ state: 'waiting', said: [] })
})

test('adding: the same twice is one, a changed one replaces what was never tried', async () => {
  const { store, items } = memory()
  expect(await add(store, draft('k', '', { a: '1' }), 1, newKey)).toBe('k')
  expect(await add(store, draft('k', '', { a: '1' }), 2, newKey)).toBe('k')
  expect(await add(store, draft('k', '', { a: '2' }), 3, newKey)).toBe('k')
  expect([...items.values()].map((item) => [item.fields, item.about, item.seq])).toEqual([
    [{ a: '2' }, 'k', 1],
  ])
  // Tried, its outcome is open: what comes now is another deed.
  await flush(store, lineOf(() => ({ status: 0, body: null })).line)
  const other = await add(store, draft('k', '', { a: '3' }), 4, newKey)
  expect(other).not.toBe('k')
  expect(items.get('k')?.fields).toEqual({ a: '2' })
  // Refused, it was not carried out: what was put right takes its place.
  items.clear()
  await add(store, draft('bad', '', { a: '' }), 1, newKey)
  await flush(store, lineOf((message) => ({ status: 400, body: ours(message) })).line, true)
  expect(await add(store, draft('bad', '', { a: 'good' }), 5, newKey)).toBe('bad')
  expect(items.get('bad')).toMatchObject({ state: 'waiting', tried: 0, fields: { a: 'good' } })
  items.clear()
  // Put right after something else was written about the same, it goes last.
  await add(store, draft('early', 'list', { a: '1' }), 1, newKey)
  await add(store, draft('late', 'list', { a: '2' }), 2, newKey)
  await add(store, draft('early', 'list', { a: '3' }), 3, newKey)
  expect((await store.all()).map((item) => item.key)).toEqual(['late', 'early'])
})

test('a list takes the place of what its page showed, and of nothing that another tab or a try made', async () => {
  const { store, items } = await filled('ahead')
  const list = (key: string, a: string, shown: string[] = []) =>
    add(store, draft(key, 'list', { a }), 1, newKey, shown)
  await list('one', '1')
  // What is ahead does not get through, so none of the lists was tried.
  await flush(store, lineOf(() => ({ status: 0, body: null })).line, true)
  await list('two', '2', ['one'])
  expect([...items.keys()]).toEqual(['k0', 'two'])
  // A tab that was opened before showed none of them.
  await list('other', '3')
  expect([...items.keys()]).toEqual(['k0', 'two', 'other'])
  await list('both', '4', ['two', 'other'])
  expect([...items.keys()]).toEqual(['k0', 'both'])
  // What was refused was not carried out; what was tried may have been.
  const { line } = lineOf((message) =>
    message.item === 'both' ? { status: 409, body: ours(message) } : taken(message),
  )
  await flush(store, line, true)
  await list('right', '5', ['both'])
  await flush(store, lineOf(() => ({ status: 0, body: null })).line, true)
  await list('next', '6', ['both', 'right'])
  expect([...items.keys()]).toEqual(['k0', 'right', 'next'])
})

test('of what was sent the last ten stay to be seen, and what differed until it was read', async () => {
  const { store, items } = memory()
  const { line } = lineOf((message) => ({
    status: 200,
    body: ours(message, { to: '/t', said: message.item === 'k0' ? ['differs'] : [], at: 0 }),
  }))
  for (let i = 0; i < 14; i += 1) await add(store, draft(`k${i}`), i, newKey)
  await flush(store, line)
  expect(items.size).toBe(11)
  expect(items.get('k0')?.said).toEqual(['differs'])
  expect(items.get('k13')?.taken).toBe(1000)
})
