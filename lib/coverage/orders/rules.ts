import { createHmac, timingSafeEqual } from 'node:crypto'
import { longKey, shortKey } from '../../core/short'
import { dateIn, dateValue } from '../../core/time'

// The report is of months of the whole country: the western zone decides when one is over.
const ZONE = 'Asia/Jakarta'

/** The month before this moment's, as the first days of months: of the month, and of the school year so far. */
export function lastMonth(now: Date) {
  const [year = 0, month = 0] = dateIn(ZONE, now).split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 2, 1))
  const schoolYear = first.getUTCMonth() >= 6 ? first.getUTCFullYear() : first.getUTCFullYear() - 1
  return {
    name: first.toISOString().slice(0, 7),
    schoolYear,
    month: { from: first, to: first },
    soFar: { from: new Date(Date.UTC(schoolYear, 6, 1)), to: first },
  }
}

/** When the month of this moment began: an order made since then has its first report at the next one. */
export function monthBegan(now: Date): Date {
  // Midnight in Jakarta.
  return new Date(dateValue(`${dateIn(ZONE, now).slice(0, 7)}-01`).getTime() - 7 * 3_600_000)
}

function seal(head: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`report ${head}`).digest()
}

/** What stands in a link that ends one order, and can do nothing else. */
export function stopToken(orderId: string, secret: string): string {
  const head = shortKey(orderId)
  return `${head}.${seal(head, secret).toString('base64url')}`
}

/** The order that a token ends; null when it was not made by this server. */
export function orderOfToken(token: string, secret: string): string | null {
  const [head = '', signature = '', more] = token.split('.')
  const [right, given] = [seal(head, secret), Buffer.from(signature, 'base64url')]
  if (more !== undefined || right.length !== given.length || !timingSafeEqual(right, given)) return null
  return longKey(head)
}
