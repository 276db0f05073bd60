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

const opening = (version?: number) =>
  new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open('sanggar', version)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('items', { keyPath: 'key' })
      asked.result.createObjectStore('notes')
    }
    asked.onsuccess = () => {
      // A later version of this program may want to change it.
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = undefined
      }
      done(asked.result)
    }
    asked.onerror = asked.onblocked = () => failed(asked.error ?? new Error('blocked'))
  })

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
