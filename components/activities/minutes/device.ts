import { DEVICE_PREFIX } from '@/components/shell/device'
import type { Answer } from './sync'

const PATIENCE = 15_000

/** Room on this device for the drafts of one person and one activity; each page has a place of its own. */
export function draftsOf(person: string, activity: string) {
  const mine = `${DEVICE_PREFIX}minutes:${person}:${activity}:`
  const own = mine + randomKey()
  let adopted: string[] = []
  return {
    keep: (draft: string) => {
      try {
        localStorage.setItem(own, draft)
        return true
      } catch {
        return false
      }
    },
    /** Of this page, and what it took over; another page that is open keeps its own. */
    forget: () =>
      attempt(() => {
        for (const key of [own, ...adopted]) localStorage.removeItem(key)
        adopted = []
      }),
    left: () =>
      attempt(() => {
        adopted = Object.keys(localStorage).filter((key) => key.startsWith(mine) && key !== own)
        return adopted.map((key) => localStorage.getItem(key) ?? '')
      }) ?? [],
  }
}

// A browser may refuse its storage altogether.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** A random key; crypto.randomUUID is there only over TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Asks a JSON route; status 0 where it did not answer. */
export async function ask(method: string, address: string, body?: object): Promise<Answer> {
  try {
    const text = body && JSON.stringify(body)
    const answer = await fetch(address, {
      method,
      cache: 'no-store',
      // So that the last words go out though the page is being closed; longer ones stay on the device.
      keepalive: text !== undefined && text.length < 15_000,
      signal: AbortSignal.timeout(PATIENCE),
      ...(text !== undefined && { body: text, headers: { 'Content-Type': 'application/json' } }),
    })
    const data = await answer.json().catch(() => ({}))
    return { status: answer.status, data }
  } catch {
    return { status: 0, data: {} }
  }
}
