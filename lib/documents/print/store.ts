import 'server-only'
import { removeBytes, writeIncoming } from '../../files/store'

/** Where the PDFs of a command lie until its transaction is over. */
export type Shelf = {
  /** Forgets what an earlier try of the same transaction put here. */
  clear: () => Promise<void>
  /** Gives bytes their place under the key of their document; to be called last in the transaction. */
  keep: (id: string, bytes: Uint8Array) => Promise<void>
}

/** Runs a command that keeps PDFs; whatever it kept is removed again when it fails. */
export async function shelving<O>(work: (shelf: Shelf) => Promise<O>): Promise<O> {
  let kept: string[] = []
  const clear = async () => {
    await Promise.all(kept.map(removeBytes))
    kept = []
  }
  const keep = async (id: string, bytes: Uint8Array) => {
    const incoming = await writeIncoming(bytes)
    kept.push(id)
    await incoming.keep(id)
  }
  try {
    return await work({ clear, keep })
  } catch (error) {
    await clear()
    throw error
  }
}
