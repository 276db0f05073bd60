/** What is told while a file is sent: how much of it arrived, and whether the line is gone for now. */
export type Tell = (arrived: number, waiting: boolean) => void

/** The server said no: another try would not help. `message` is its sentence, empty when it had none. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** Stands for the network and the clock, so that a bad line can be tried out. */
export type Line = {
  fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Waits so many milliseconds, or until the line is back. */
  wait: (ms: number) => Promise<void>
}

const PATIENCE = 90_000
const PAUSES = [1000, 2000, 4000, 8000, 15_000]

async function printOf(file: File): Promise<string | null> {
  // Browsers have it over https alone; without it a file begins anew when its page was closed.
  if (!globalThis.crypto?.subtle) return null
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(sum)].map((one) => one.toString(16).padStart(2, '0')).join('')
}

/** Asks until there is an answer: a line that breaks or a server that restarts is waited for. */
async function ask(path: string, init: RequestInit, line: Line, lost: () => void, stop: AbortSignal) {
  for (let tries = 0; ; tries += 1) {
    const given = new AbortController()
    const end = () => given.abort()
    const timer = setTimeout(end, PATIENCE)
    stop.addEventListener('abort', end)
    const answer = await line.fetch(path, { ...init, signal: given.signal }).catch(() => null)
    const said = (await answer?.json().catch(() => null)) ?? null
    clearTimeout(timer)
    stop.removeEventListener('abort', end)
    if (stop.aborted) throw new Refused('', 0)
    if (answer?.ok && said) return said
    const status = answer?.status ?? 0
    if (status >= 400 && status < 500 && status !== 408 && status !== 429)
      throw new Refused(Object.values<string>(said?.errors ?? {})[0] ?? said?.message ?? '', status)
    lost()
    await line.wait(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0)
  }
}

/**
 * Sends a file in parts and answers what its form says of it, `KEY/NAME`. What arrived before, from this page or an
 * earlier one, is not sent again. Throws Refused, also when it was stopped.
 */
export async function sendInParts(
  file: File,
  groupId: string,
  tell: Tell,
  stop: AbortSignal,
  line: Line,
): Promise<string> {
  const body = JSON.stringify({ groupId, size: file.size, sha256: await printOf(file) })
  const headers = (type: string) => ({ 'content-type': type })
  for (let again = false; ; again = true) {
    let arrived = 0
    const lost = () => tell(arrived, true)
    const begin = { method: 'POST', headers: headers('application/json'), body }
    const { id, have, part } = await ask('/api/v1/transfers', begin, line, lost, stop)
    const piece = (at: number) => file.slice(at * part, (at + 1) * part)
    for (const at of have) arrived += piece(at).size
    try {
      for (let at = 0; at * part < file.size; at += 1) {
        tell(arrived, false)
        if (have.includes(at)) continue
        const put = { method: 'PUT', headers: headers('application/octet-stream'), body: piece(at) }
        await ask(`/api/v1/transfers/${id}/${at}`, put, line, lost, stop)
        arrived += piece(at).size
      }
      tell(arrived, false)
      return `${id}/${file.name}`
    } catch (error) {
      // It waited for so long that the server let it go: once more from the beginning.
      if (again || !(error instanceof Refused) || error.status !== 404) throw error
    }
  }
}
