import type { Answer } from './outbox'

const PATIENCE = 20_000
/** Somebody waits for it before a form. */
const PROBE = 8_000

/** Asks a JSON route of ours; status 0 where it did not answer in time, an empty body where it was not JSON. */
export async function ask(
  method: string,
  address: string,
  sent?: object,
  patience = PATIENCE,
): Promise<Answer> {
  const given = new AbortController()
  // Not AbortSignal.timeout: old phones have none.
  const timer = setTimeout(() => given.abort(), patience)
  const text = sent && JSON.stringify(sent)
  try {
    const answer = await fetch(address, {
      method,
      cache: 'no-store',
      // A captive portal leads elsewhere; that is no answer.
      redirect: 'manual',
      // So that the last words go out though the page is being closed; longer ones stay on the device.
      keepalive: text !== undefined && text.length < 15_000,
      signal: given.signal,
      ...(text !== undefined && { body: text, headers: { 'Content-Type': 'application/json' } }),
    })
    return { status: answer.status, body: await answer.json().catch(() => null) }
  } catch {
    return { status: 0, body: null }
  } finally {
    clearTimeout(timer)
  }
}

/** True where Sanggar itself answers now; a browser calls a line to a captive portal a network too. */
export async function answers(): Promise<boolean> {
  if (!navigator.onLine) return false
  const { status, body } = await ask('GET', '/api/health', undefined, PROBE)
  return status === 200 && (body as { ready?: unknown } | null)?.ready === true
}

/** A random key; crypto.randomUUID is there only over TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
