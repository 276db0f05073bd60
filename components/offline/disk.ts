// What Sanggar keeps on a phone beside pages: two drawers of the browser's own database.
let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= opening(1).catch((error: DOMException) => {
    // A newer program has been here. It reads what this one writes, so a page that is still open goes on.
    if (error.name === 'VersionError') return opening()
    throw error
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** Another tab that holds an older database, or waits for one that does, has so long to let go. */
const PATIENCE = 8_000
/** Once it has not, each page and each form does not wait that long again. */
const IMPATIENCE = 500
let patience = PATIENCE

const opening = (version?: number) =>
  new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open('sanggar', version)
    let late = false
    // A browser lets all wait behind a tab that does not let go, without a word to most of them.
    const timer = setTimeout(() => {
      late = true
      patience = IMPATIENCE
      failed(new Error(HELD))
    }, patience)
    asked.onupgradeneeded = () => {
      // An older version's drawers stay as they are, with all that lies in them.
      const there = asked.result.objectStoreNames
      if (!there.contains('items')) asked.result.createObjectStore('items', { keyPath: 'key' })
      if (!there.contains('notes')) asked.result.createObjectStore('notes')
    }
    asked.onsuccess = () => {
      clearTimeout(timer)
      patience = PATIENCE
      if (late) return asked.result.close()
      // A later version of this program may want to change it.
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = undefined
      }
      done(asked.result)
    }
    asked.onerror = () => {
      clearTimeout(timer)
      failed(asked.error)
    }
  })

/** What the failure says when another tab holds the database of an older version. */
export const HELD = 'held'

type Drawer = 'items' | 'notes'
type At = Record<Drawer, IDBObjectStore>

/** One piece of work; resolves once it lies on the disk, rejects and leaves all as it was where there is no room or no leave. */
async function within<T>(drawers: Drawer[], mode: IDBTransactionMode, work: (at: At) => () => T): Promise<T> {
  const base = await open()
  return new Promise<T>((done, failed) => {
    // Strict: what is called kept outlives a phone whose battery is empty.
    const deed = base.transaction(drawers, mode, { durability: 'strict' } as IDBTransactionOptions)
    const at = Object.fromEntries(drawers.map((name) => [name, deed.objectStore(name)])) as At
    const answer = work(at)
    deed.oncomplete = () => done(answer())
    deed.onabort = () => failed(deed.error ?? new Error('not kept'))
  })
}

const ask = <T>(drawer: Drawer, mode: IDBTransactionMode, work: (at: IDBObjectStore) => IDBRequest<T>) =>
  within([drawer], mode, (at) => {
    const asked = work(at[drawer])
    return () => asked.result
  })

export const all = <T>(drawer: Drawer): Promise<T[]> => ask(drawer, 'readonly', (at) => at.getAll())
export const drop = (drawer: Drawer, key: string) => ask(drawer, 'readwrite', (at) => at.delete(key))
export const note = <T>(key: string): Promise<T | undefined> => ask('notes', 'readonly', (at) => at.get(key))
export const setNote = (key: string, value: unknown) => ask('notes', 'readwrite', (at) => at.put(value, key))

/**
 * Puts items and notes, all of them or none; false, with nothing put, where `still` says of the note `me` and the items that they
 * are not any more what was read.
 */
export const putAll = <M, I>(
  items: object[],
  notes: Record<string, unknown>,
  still: (me: M | undefined, items: I[]) => boolean,
) =>
  within(['items', 'notes'], 'readwrite', (at) => {
    let put = false
    const me = at.notes.get('me')
    // Asked after the note, so answered after it.
    const there = at.items.getAll()
    there.onsuccess = () => {
      put = still(me.result, there.result)
      if (!put) return
      for (const [key, value] of Object.entries(notes)) at.notes.put(value, key)
      for (const item of items) at.items.put(item)
    }
    return () => put
  })
