import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

type Row = Record<string, unknown>
type Raw = {
  version: number
  /** What waits, each with the names of its parts that no letters are. */
  items: Row[]
  notes: Record<string, unknown>
  /** Addresses and texts by the name of the cache. */
  caches: Record<string, string[]>
  local: Row
  session: Row
}

/** All that the browser keeps for the origin of a page, as it lies there; bytes are the letters that they may be. */
export const raw = (page: Page): Promise<Raw> =>
  page.evaluate(async () => {
    const asked = <T>(one: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        one.onsuccess = () => done(one.result)
        one.onerror = () => failed(one.error)
      })
    const letters = (value: unknown): unknown => {
      if (value instanceof CryptoKey) return 'key'
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
      if (value instanceof Uint8Array) return value.join()
      if (!value || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, letters(part)]))
    }
    const found = await indexedDB.databases()
    if (found.some(({ name }) => name !== 'sanggar')) throw new Error('another database')
    const base = await asked(indexedDB.open('sanggar'))
    const names = [...base.objectStoreNames].filter((name) => name !== 'items' && name !== 'notes')
    if (names.length) throw new Error(`other drawers: ${names}`)
    const deed = base.transaction(['items', 'notes'])
    const [items, notes, keys] = [
      deed.objectStore('items'),
      deed.objectStore('notes'),
      deed.objectStore('notes'),
    ]
    const [rows, values, places] = await Promise.all([
      asked(items.getAll()),
      asked(notes.getAll()),
      asked(keys.getAllKeys()),
    ])
    base.close()
    const texts: Record<string, string[]> = {}
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      const kept = (await cache.keys()).map(async (request) => {
        const answer = await cache.match(request)
        return `${request.url}\n${await answer?.text()}`
      })
      texts[name] = await Promise.all(kept)
    }
    return {
      version: base.version,
      items: rows.map((row) => letters(row) as Record<string, unknown>),
      notes: Object.fromEntries(places.map((place, at) => [String(place), letters(values[at])])),
      caches: texts,
      local: { ...localStorage },
      session: { ...sessionStorage },
    }
  })

/** The files below a folder in which one of the words stands, in letters of one byte or of two. */
export async function filesWith(folder: string, words: string[]): Promise<string[]> {
  const sought = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')])
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const found = paths.map(async (path) => {
    const bytes = await readFile(path)
    return sought.some((one) => bytes.includes(one)) ? [path.slice(folder.length)] : []
  })
  return (await Promise.all(found)).flat()
}
