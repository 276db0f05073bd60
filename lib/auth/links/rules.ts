import { isSealOf, sealOf } from '../../core/seal'
import { longKey, shortKey } from '../../core/short'

export type Purpose = 'reset' | 'invitation' | 'address'

/** What of an account a letter tells that it changed. */
export type Told =
  | 'password'
  | 'moved'
  | 'factorOn'
  | 'factorOff'
  | 'recovery'
  | 'linked'
  | 'unlinked'
  | 'passkeyOn'
  | 'passkeyOff'
  | 'merged'
  | 'parted'

const HOUR = 3_600_000

/** How long a link opens something: long enough for a server that turns mail away at first. */
export const lasts: Record<Purpose, number> = {
  reset: 2 * HOUR,
  invitation: 7 * 24 * HOUR,
  address: 24 * HOUR,
}

const about = (head: string, purpose: Purpose) => `account ${purpose} ${head}`

/** What stands in a link of an account: its key, and a seal that the database alone does not give away. */
export function linkToken(id: string, purpose: Purpose, secret: string): string {
  const head = shortKey(id)
  return `${head}${sealOf(about(head, purpose), secret)}`
}

/** The link that a token names, when it was made by this server for one of these purposes. */
export function linkIn(token: string, purposes: readonly Purpose[], secret: string): string | null {
  if (!/^[\w-]{65}$/.test(token)) return null
  const head = token.slice(0, 22)
  const ours = purposes.some((purpose) => isSealOf(about(head, purpose), token.slice(22), secret))
  return ours ? longKey(head) : null
}
