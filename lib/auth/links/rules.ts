import { createHmac, timingSafeEqual } from 'node:crypto'
import { longKey, shortKey } from '../../core/short'

export type Purpose = 'reset' | 'invitation' | 'address'

const HOUR = 3_600_000

/** How long a link opens something: long enough for a server that turns mail away at first. */
export const lasts: Record<Purpose, number> = {
  reset: 2 * HOUR,
  invitation: 7 * 24 * HOUR,
  address: 24 * HOUR,
}

function seal(head: string, purpose: Purpose, secret: string): Buffer {
  return createHmac('sha256', secret).update(`account ${purpose} ${head}`).digest()
}

/** What stands in a link of an account: its key, and a seal that the database alone does not give away. */
export function linkToken(id: string, purpose: Purpose, secret: string): string {
  const head = shortKey(id)
  return `${head}${seal(head, purpose, secret).toString('base64url')}`
}

/** The link that a token names, when it was made by this server for one of these purposes. */
export function linkIn(token: string, purposes: readonly Purpose[], secret: string): string | null {
  if (!/^[\w-]{65}$/.test(token)) return null
  const head = token.slice(0, 22)
  const given = Buffer.from(token.slice(22), 'base64url')
  const ours = purposes.some((purpose) => {
    const right = seal(head, purpose, secret)
    return right.length === given.length && timingSafeEqual(right, given)
  })
  return ours ? longKey(head) : null
}
