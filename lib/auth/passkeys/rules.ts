import { createHash, randomBytes } from 'node:crypto'
import { isSealOf, sealOf } from '../../core/seal'

/** Minutes within which a challenge must be answered: a page may stand open for a while. */
export const CHALLENGE_MINUTES = 15

/** More keys than this nobody keeps apart. */
export const MAX_PASSKEYS = 10

const about = (what: string, head: string) => `passkey ${what} ${head}`

/** A challenge that only this server can make, for one purpose and a short time. Nothing is kept until it is answered. */
export function newChallenge(what: string, now: Date, secret: string): string {
  const head = `${now.getTime().toString(36)}.${randomBytes(18).toString('base64url')}`
  return `${head}.${sealOf(about(what, head), secret)}`
}

/** True for a challenge of ours, for this purpose, that has not expired. `sent` is how the browser tells it. */
export function isChallenge(sent: string, what: string, now: Date, secret: string): boolean {
  const [time = '', chance = '', mark = ''] = Buffer.from(sent, 'base64url').toString().split('.')
  const age = now.getTime() - Number.parseInt(time, 36)
  const fresh = age >= 0 && age <= CHALLENGE_MINUTES * 60_000
  return fresh && isSealOf(about(what, `${time}.${chance}`), mark, secret)
}

export function digestOfChallenge(sent: string): string {
  return createHash('sha256').update(sent).digest('base64url')
}

/** The site as keys know it: they are bound to a name, over TLS or on this machine. Null where none can be. */
export function siteOfKeys(address: string): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(address)
  const named = /[a-z]/i.test(hostname) && !hostname.includes(':')
  return named && (protocol === 'https:' || hostname === 'localhost') ? { id: hostname, origin } : null
}
