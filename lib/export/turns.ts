import 'server-only'
import { AppError } from '../core/errors'

/** So many files are made or wait to be made at once, and of one person so many. */
export const MOST = 8
export const MOST_OF_ONE = 3
// Routes are bundled apart and share one machine.
const kept = globalThis as unknown as { sanggarTurns?: Map<string, number> }
kept.sanggarTurns ??= new Map()
const turns = kept.sanggarTurns

/** Makes a file that costs a good part of a second. Throws `busy` while enough of them are being made. */
export async function inTurn<T>(personId: string, make: () => Promise<T>): Promise<T> {
  const own = turns.get(personId) ?? 0
  const all = [...turns.values()].reduce((sum, one) => sum + one, 0)
  if (all >= MOST || own >= MOST_OF_ONE) throw new AppError('busy')
  turns.set(personId, own + 1)
  try {
    return await make()
  } finally {
    const left = (turns.get(personId) ?? 1) - 1
    if (left) turns.set(personId, left)
    else turns.delete(personId)
  }
}
