import { z } from 'zod'
import { AppError } from '../../core/errors'
import { id, oneOf, optional } from '../../core/input'

const code = z
  .string('codeShape')
  .transform((text) => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^[0-9]{6}$/, 'codeShape'))

/** A code scanned (then its day is known) or typed. */
export const checkInInput = z.object({ code, dayId: optional(id) })

export const hands = ['open', 'closed'] as const
export const handInput = z.object({ activityId: id, dayId: id, hand: oneOf(hands) })

/** Why somebody was not checked in; the page of the six digits says it. Keys of `errors`. */
export const refusals = [
  'codeShape',
  'codeWrong',
  'codeOld',
  'codeOtherDay',
  'checkInEarly',
  'checkInOver',
  'checkInClosed',
  'checkInOff',
  'attendanceLocked',
  'notMemberThatDay',
  'noCheckInNow',
  'notFound',
  'forbidden',
  'limited',
  'unexpected',
] as const
export type Refusal = (typeof refusals)[number]

/** What the address of the page says of a refusal; null when nobody expected it. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof AppError)) return null
  const key = error.fields.code?.key ?? error.complaint.key
  return refusals.find((one) => one === key) ?? null
}

/** A scan is kept in the browser while its owner signs in. */
export const SCAN = { name: 'pindai', path: '/check-in', minutes: 15 }

/** The address of a scan without its code; `typed` where no day is known. */
export const scanPath = (day: string) => `/check-in/${day}`

/** A scan as the browser keeps it, and back. */
export const scanText = (day: string, code: string) => `${day} ${code}`
export function scanOf(text: string): { day: string; code: string } {
  const [day = '', ...code] = text.split(' ')
  return { day, code: code.join(' ') }
}
