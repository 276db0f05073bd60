import { PART } from './schema'

/** What one person's files on their way may weigh together; the oldest make room. */
export const ROOM = 64 * 1024 * 1024
const HOUR = 3_600_000

/** A file that nobody goes on with is kept for a day after its last part. */
export const keptUntil = (now: Date) => new Date(now.getTime() + 24 * HOUR)
/** One that arrived where it belongs stays for the form that a bad line sends again. */
export const spentUntil = (now: Date) => new Date(now.getTime() + HOUR)

/** The bytes of a part of a file of this size; 0 when there is no such part. */
export function lengthOf(position: number, size: number): number {
  return Math.max(0, Math.min(PART, size - position * PART))
}

const NAMED = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(.*)$/s

/** What a form says of a file that came in parts: the key of its transfer and its name, `KEY/NAME`; null when it is none. */
export function namedTransfer(text: unknown): { id: string; name: string } | null {
  const [, id, name] = (typeof text === 'string' && NAMED.exec(text)) || []
  return id ? { id, name: name ?? '' } : null
}

/** The oldest of some transfers that have to go so that one of `size` has room; `open` from the newest on. */
export function crowdedOut(open: { id: string; size: number }[], size: number): string[] {
  let sum = size
  const crowded = open.filter((one) => {
    sum += one.size
    return sum > ROOM
  })
  return crowded.map((one) => one.id)
}
