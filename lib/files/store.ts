import 'server-only'
import { env } from '../core/env'
import { bucket } from './bucket'
import { disk } from './disk'
import type { Store } from './kinds'

const KEY = /^[0-9a-f-]{36}$/

/** The folder of `SANGGAR_FILES`, or the bucket when one is set. */
function store(): Store {
  return env().SANGGAR_S3_BUCKET ? bucket : disk
}

function checked(id: string) {
  if (!KEY.test(id)) throw new Error('not the key of a file')
  return id
}

/** Writes bytes under a temporary name; `keep` gives them the file's key, `drop` removes them. */
export async function writeIncoming(bytes: Uint8Array) {
  const { keep, drop } = await store().writeIncoming(bytes)
  return { keep: async (id: string) => keep(checked(id)), drop }
}

/** Removes the bytes of a file that has no record any more. */
export async function removeBytes(id: string): Promise<void> {
  return store().removeBytes(checked(id))
}

/** Removes bytes that never got the key of a file and wait since before this moment: their process was killed. */
export async function sweepIncoming(before: Date): Promise<void> {
  return store().sweepIncoming(before)
}

/** The bytes of a file as a stream, or null when the store does not hold them. */
export async function readBytes(id: string): Promise<ReadableStream<Uint8Array> | null> {
  return store().readBytes(checked(id))
}
