import { isSealOf, sealOf } from '../../core/seal'
import { longKey, shortKey } from '../../core/short'

type What = 'link' | 'letter'

const DAY = 86_400_000

/** How long an invitation by letter opens something. */
export const LETTER_DAYS = 14

/** Letters of a group in a day: more would use up what its mail server may send. */
export const LETTERS_A_DAY = 60

/** How many days a wish to join waits for somebody who decides it. */
export const WAITING_DAYS = 90

export const after = (now: Date, days: number) => new Date(now.getTime() + days * DAY)

const about = (what: What, head: string) => `join ${what} ${head}`

/** What stands in an address by which people join: a key, and a seal that the database alone does not give away. */
export function joinToken(what: What, id: string, secret: string): string {
  const head = shortKey(id)
  return `${head}${sealOf(about(what, head), secret)}`
}

/** What a token opens, when this server made it. */
export function joinIn(token: string, secret: string): { what: What; id: string } | null {
  if (!/^[\w-]{65}$/.test(token)) return null
  const head = token.slice(0, 22)
  const what = (['link', 'letter'] as const).find((one) =>
    isSealOf(about(one, head), token.slice(22), secret),
  )
  const id = longKey(head)
  return what && id ? { what, id } : null
}

/** Why a link lets nobody ask any more; null while it does. */
export function linkOver(
  link: { expiresAt: Date; endedAt: Date | null; places: number; asked: number },
  now: Date,
): 'joinEnded' | 'joinExpired' | 'joinFull' | null {
  if (link.endedAt) return 'joinEnded'
  if (link.expiresAt <= now) return 'joinExpired'
  return link.asked >= link.places ? 'joinFull' : null
}

/** Why an invitation is over; null while it can be accepted. */
export function letterOver(
  letter: { expiresAt: Date; usedAt: Date | null; voidAt: Date | null },
  now: Date,
): 'inviteUsed' | 'inviteWithdrawn' | 'inviteExpired' | null {
  if (letter.usedAt) return 'inviteUsed'
  if (letter.voidAt) return 'inviteWithdrawn'
  return letter.expiresAt <= now ? 'inviteExpired' : null
}

/** Where a browser keeps what was asked by it without an account, so that it can look for the answer. */
export const ASKED_NOTE = 'sanggar-join'
export const ASKED_MINUTES = 30 * 1440
