import { isSealOf, sealOf } from '../../../core/seal'
import { longKey, shortKey } from '../../../core/short'
import { type ActivityState, wasHeld } from '../../rules'

type Key = { id: string; linkKey: string }
const SHORT = 22

const about = ({ id, linkKey }: Key) => `guest ${id} ${linkKey}`

/** What stands in a guest's personal link: who, and a seal of the server's secret over a key that can be changed. */
export function guestToken(key: Key, secret: string): string {
  return `${shortKey(key.id)}${sealOf(about(key), secret)}`
}

/** The guest that a token names; null when it makes no sense. Whether the seal is right is not known yet. */
export function guestIn(token: string): string | null {
  return /^[\w-]{65}$/.test(token) ? longKey(token.slice(0, SHORT)) : null
}

/** True when the token was made for this guest and with this key. */
export function fits(token: string, key: Key, secret: string): boolean {
  return isSealOf(about(key), token.slice(SHORT), secret)
}

type Told = { state: ActivityState; endsAt: Date | null }

/** A link ends with its meeting. */
export function linkOver({ state, endsAt }: Told, now: Date): boolean {
  return wasHeld(state) || endsAt === null || endsAt <= now
}

/** What a guest may know of: what members were told of, and no draft. */
export const shownToGuests = (state: ActivityState) =>
  state === 'scheduled' || state === 'postponed' || state === 'cancelled' || wasHeld(state)
