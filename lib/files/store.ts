import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '../core/env'

const KEY = /^[0-9a-f-]{36}$/

function root() {
  return resolve(env().SANGGAR_FILES)
}

// The last two signs of the key: its first ones are the time, and would put a year into one folder.
function place(id: string) {
  if (!KEY.test(id)) throw new Error('not the key of a file')
  return join(root(), id.slice(-2), id)
}

/** Writes bytes under a temporary name; `keep` moves them to the file's key, `drop` removes them. */
export async function writeIncoming(bytes: Uint8Array) {
  const path = join(root(), 'incoming', randomUUID())
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
  return {
    keep: async (id: string) => {
      await mkdir(dirname(place(id)), { recursive: true, mode: 0o700 })
      await rename(path, place(id))
    },
    drop: () => rm(path, { force: true }),
  }
}

/** Removes the bytes of a file that has no record any more. */
export async function removeBytes(id: string): Promise<void> {
  await rm(place(id), { force: true })
}

/** The bytes of a file as a stream, or null when the store does not hold them. */
export async function readBytes(id: string): Promise<ReadableStream<Uint8Array> | null> {
  const handle = await open(place(id)).catch(() => null)
  if (!handle) return null
  return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
}
