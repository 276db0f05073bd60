import { isSealOf, sealOf } from '../../core/seal'
import { longKey, shortKey } from '../../core/short'
import { dateIn, dateValue, schoolYearOf } from '../../core/time'

// The report is of months of the whole country: the western zone decides when one is over.
const ZONE = 'Asia/Jakarta'

/** The month before this moment's, as the first days of months: of the month, and of the school year so far. */
export function lastMonth(now: Date) {
  const [year = 0, month = 0] = dateIn(ZONE, now).split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 2, 1))
  const schoolYear = schoolYearOf('UTC', first)
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

const about = (head: string) => `report ${head}`

/** What stands in a link that ends one order, and can do nothing else. */
export function stopToken(orderId: string, secret: string): string {
  const head = shortKey(orderId)
  return `${head}.${sealOf(about(head), secret)}`
}

/** The order that a token ends; null when it was not made by this server. */
export function orderOfToken(token: string, secret: string): string | null {
  const [head = '', signature = '', more] = token.split('.')
  return more === undefined && isSealOf(about(head), signature, secret) ? longKey(head) : null
}
