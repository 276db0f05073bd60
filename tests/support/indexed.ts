// A browser's database in memory, as much of it as `components/offline/disk.ts` uses: what a transaction wrote is there
// altogether or not at all.

type Rows = Map<string, unknown>
type Asked = { result?: unknown; onsuccess?: () => void }
/** Called before each write; to throw is to have no room. */
export type Room = (drawer: string, row: unknown) => void

/** Puts a database in the place of the browser's. `rows` is what lies on the disk. */
export function indexed() {
  const rows: Record<string, Rows> = {}
  const disk = { rows, version: 0, room: (() => {}) as Room, refused: false }
  const bases = new Set<{ onversionchange: () => void }>()

  function transaction(drawers: string | string[]) {
    const names = [drawers].flat()
    const mine: Record<string, Rows> = {}
    const work: (() => void)[] = []
    const deed = { error: null as unknown, oncomplete: () => {}, onabort: () => {}, objectStore }
    function objectStore(name: string) {
      if (!names.includes(name)) throw new Error(`NotFoundError: ${name}`)
      const here = () => mine[name] as Rows
      const ask = (answer: () => unknown): Asked => {
        const asked: Asked = {}
        work.push(() => {
          asked.result = answer()
          asked.onsuccess?.()
        })
        return asked
      }
      const write = (key: string, row: unknown) => {
        disk.room(name, row)
        here().set(key, row)
      }
      return {
        get: (key: string) => ask(() => here().get(key)),
        getAll: () => ask(() => [...here().values()]),
        delete: (key: string) =>
          ask(() => {
            disk.room(name, null)
            here().delete(key)
          }),
        put: (row: { key?: string }, key?: string) => ask(() => write(key ?? String(row.key), row)),
      }
    }
    // One after the other, each in one go: no other deed comes in between.
    queueMicrotask(() => {
      for (const name of names) mine[name] = new Map(rows[name])
      try {
        for (let next = work.shift(); next; next = work.shift()) next()
      } catch (error) {
        deed.error = error
        return deed.onabort()
      }
      Object.assign(rows, mine)
      deed.oncomplete()
    })
    return deed
  }

  function open(_: string, version?: number) {
    type Opening = Asked & { error?: unknown; onupgradeneeded?: () => void; onerror?: () => void }
    const asked: Opening = {}
    queueMicrotask(() => {
      if (disk.refused || (version && version < disk.version)) {
        asked.error = new DOMException('', disk.refused ? 'SecurityError' : 'VersionError')
        return asked.onerror?.()
      }
      const base = {
        transaction,
        onversionchange: () => {},
        close: () => bases.delete(base),
        objectStoreNames: { contains: (name: string) => name in rows },
        createObjectStore: (name: string) => {
          rows[name] = new Map()
        },
      }
      asked.result = base
      const newer = (version ?? 1) > disk.version
      if (newer) for (const other of bases) other.onversionchange()
      if (newer) disk.version = version ?? 1
      if (newer) asked.onupgradeneeded?.()
      bases.add(base)
      asked.onsuccess?.()
    })
    return asked
  }
  /** The program is another one, or its tab a new one: what was open is opened again. */
  const renewed = () => {
    for (const base of bases) base.onversionchange()
  }
  const wiped = () => {
    renewed()
    for (const name of Object.keys(rows)) Reflect.deleteProperty(rows, name)
    Object.assign(disk, { version: 0, room: () => {}, refused: false })
  }
  return { disk, renewed, wiped, factory: { open } as unknown as IDBFactory }
}
