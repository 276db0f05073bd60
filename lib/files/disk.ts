import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '../core/env'
import type { Store } from './kinds'

function root() {
  return resolve(env().SANGGAR_FILES)
}

// The last two signs of the key: its first ones are the time, and would put a year into one folder.
function place(id: string) {
  return join(root(), id.slice(-2), id)
}

/** Files in a folder of this machine: the store when nothing else is set. */
export const disk: Store = {
  writeIncoming: async (bytes) => {
    const path = join(root(), 'incoming', randomUUID())
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
    return {
      keep: async (id) => {
        await mkdir(dirname(place(id)), { recursive: true, mode: 0o700 })
        await rename(path, place(id))
      },
      drop: () => rm(path, { force: true }),
    }
  },
  sweepIncoming: async (before) => {
    const folder = join(root(), 'incoming')
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      if (found && found.mtime < before) await rm(path, { force: true })
    }
  },
  removeBytes: (id) => rm(place(id), { force: true }),
  readBytes: async (id) => {
    const handle = await open(place(id)).catch(() => null)
    if (!handle) return null
    return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
  },
}
