import 'server-only'
import { createHash } from 'node:crypto'
import type { Viewer } from '../access/viewer'
import type { Database } from '../core/db'
import { invalidField } from '../core/errors'
import { kindOf } from './kinds'
import { displayName } from './names'
import { bare, pictureTypes } from './pictures'
import { removeBytes, writeIncoming } from './store'
import { unpacksTooFar } from './zips'

export const MEGABYTES = 10
export const LARGEST = MEGABYTES * 1024 * 1024
const ZIPPED = /openxmlformats|opendocument/
/** Far above what ten megabytes of slides hold, far below what fills a reader's memory. */
const UNPACKED = 200 * 1024 * 1024

/** An upload whose bytes wait under a temporary name until a command puts it on record. */
export type Upload = {
  name: string
  /** Makes the record and gives the bytes their place; to be called last in the command's transaction. */
  record: (tx: Database, by: { viewer: Viewer; groupId: string; now: Date }) => Promise<{ id: string }>
}

/** A file that was sent and is neither empty nor too large. Throws a sentence for `field`. */
export function checkedFile(field: string, file: unknown): File {
  if (!(file instanceof File) || (!file.name && !file.size)) throw invalidField(field, 'fileMissing')
  if (file.size === 0) throw invalidField(field, 'fileEmpty')
  if (file.size > LARGEST) throw invalidField(field, 'fileTooLarge', { max: MEGABYTES })
  return file
}

/** What is kept of a file that was sent. */
export type Kept = { bytes: Uint8Array; type: string; name: string }

/**
 * A sent file as it is kept: of a type that is taken, by its content, and a picture without what a phone writes
 * into it. Throws a sentence for `field`.
 */
export async function keptOf(field: string, sent: unknown): Promise<Kept> {
  const file = checkedFile(field, sent)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = await kindOf(bytes)
  if (!type) throw invalidField(field, 'fileType')
  if (ZIPPED.test(type) && (await unpacksTooFar(bytes, UNPACKED))) throw invalidField(field, 'fileUnpacked')
  const name = displayName(file.name, type)
  if (!pictureTypes.includes(type)) return { bytes, type, name }
  const found = await bare(bytes, type, LARGEST)
  if (typeof found === 'string') throw invalidField(field, found, { name })
  return { bytes: found, type, name }
}

/**
 * Runs a command with a file. Its bytes lie in the store before the transaction begins, and are removed
 * when the command fails or had been carried out before.
 */
export async function withUpload<O>(
  { bytes, type, name }: Kept,
  run: (upload: Upload) => Promise<O>,
): Promise<O> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const incoming = await writeIncoming(bytes)
  let kept = ''
  const record: Upload['record'] = async (tx, { viewer, groupId, now }) => {
    const data = { groupId, name, type, bytes: bytes.length, sha256, addedById: viewer.personId, at: now }
    const { id } = await tx.file.create({ data, select: { id: true } })
    kept = id
    await incoming.keep(id)
    return { id }
  }
  try {
    return await run({ name, record })
  } catch (error) {
    if (kept) await removeBytes(kept)
    throw error
  } finally {
    await incoming.drop()
  }
}

/** The same with several files: all are put on record, or none. */
export function withUploads<O>(
  files: Kept[],
  run: (uploads: Upload[]) => Promise<O>,
  uploads: Upload[] = [],
): Promise<O> {
  const [file, ...rest] = files
  if (!file) return run(uploads)
  return withUpload(file, (upload) => withUploads(rest, run, [...uploads, upload]))
}
