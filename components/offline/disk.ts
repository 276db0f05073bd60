// What Sanggar keeps on a phone beside pages: two drawers of the browser's own database.
let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open('sanggar', 1)
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
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

type Drawer = 'items' | 'notes'

/** One piece of work in a drawer; resolves once it lies on the disk, rejects where there is no room or no leave. */
async function within<T>(
  drawer: Drawer,
  mode: IDBTransactionMode,
  work: (at: IDBObjectStore) => IDBRequest<T>,
) {
  const base = await open()
  return new Promise<T>((done, failed) => {
    // Strict: what is called kept outlives a phone whose battery is empty.
    const deed = base.transaction(drawer, mode, { durability: 'strict' } as IDBTransactionOptions)
    const asked = work(deed.objectStore(drawer))
    deed.oncomplete = () => done(asked.result)
    deed.onabort = deed.onerror = () => failed(deed.error ?? asked.error)
  })
}

export const all = <T>(drawer: Drawer): Promise<T[]> => within(drawer, 'readonly', (at) => at.getAll())
export const drop = (drawer: Drawer, key: string) => within(drawer, 'readwrite', (at) => at.delete(key))
export const putItem = (item: object) => within('items', 'readwrite', (at) => at.put(item))
export const note = <T>(key: string): Promise<T | undefined> =>
  within('notes', 'readonly', (at) => at.get(key))
export const setNote = (key: string, value: unknown) =>
  within('notes', 'readwrite', (at) => at.put(value, key))
