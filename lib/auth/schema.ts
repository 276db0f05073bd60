import { z } from 'zod'
import { line } from '../core/input'

/** An address of an account, as it is typed or told. */
export const email = line(254, 1).pipe(z.string().toLowerCase().pipe(z.email('email')))

export const signInInput = z.object({
  email,
  password: z.string('required').min(1, 'required').max(200, 'tooLong'),
})

/**
 * Where to go after signing in: back to the check-in or the joining that was begun, and nowhere else.
 * The address of a check-in carries no code; that lies in a note of the browser.
 */
export function returnAddress(value: unknown): string | null {
  return typeof value === 'string' && /^\/(check-in(\/(typed|[\w-]{22}))?|join\/[\w-]{65})$/.test(value)
    ? value
    : null
}
