import { z } from 'zod'
import { AppError, type Complaint } from './errors'

// NUL breaks PostgreSQL; bidirectional overrides and other controls can disguise a text.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

function clean(text: string) {
  return !FORBIDDEN.test(text) && text.isWellFormed()
}

/** One line of text, trimmed; `min` 0 makes it optional (then an empty string). */
export function line(max: number, min = 0) {
  return z
    .string('required')
    .transform((text) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
    .pipe(z.string().min(min, 'required').max(max, 'tooLong').refine(clean, 'forbiddenCharacters'))
}

/** Text of several lines, trimmed, line ends as `\n`. */
export function prose(max: number, min = 0) {
  return z
    .string('required')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(min, 'required').max(max, 'tooLong').refine(clean, 'forbiddenCharacters'))
}

/** One of a closed list. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, 'choose')
}

/** A key in a link or hidden field. */
export const id = z.uuid('unknown')

function isSafeLink(text: string) {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.')
}

/** An optional link of one line; empty when there is none. */
export const link = line(500).refine((text) => text === '' || isSafeLink(text), 'httpsLink')

/** A link that a person pastes: https only, without a password in it, kept in its encoded form. */
export const httpsLink = z
  .string('httpsLink')
  .trim()
  .max(500, 'tooLong')
  .refine(isSafeLink, 'httpsLink')
  .transform((text) => new URL(text).href)

/** Treats an empty field as absent. */
export function optional<T extends z.ZodType>(type: T) {
  return z.preprocess((value) => (value === '' ? null : value), type.nullable()).prefault(null)
}

/** A whole number typed by a person. */
export function whole(min: number, max: number) {
  return z.coerce.number('number').int('number').min(min, 'tooSmall').max(max, 'tooLarge')
}

/** The version of a record that a form was filled in by. */
export const version = whole(0, 1_000_000_000)

function complaint(issue: z.core.$ZodIssue): Complaint {
  const key = /^[a-zA-Z]+$/.test(issue.message) ? issue.message : 'choose'
  if (issue.code === 'too_big') return { key, values: { max: Number(issue.maximum) } }
  if (issue.code === 'too_small') return { key, values: { min: Number(issue.minimum) } }
  return { key }
}

/** Parses or throws `invalid` with the first complaint of each field. */
export function parse<T extends z.ZodType>(type: T, raw: unknown): z.output<T> {
  const result = type.safeParse(raw)
  if (result.success) return result.data
  const fields: Record<string, Complaint> = {}
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= complaint(issue)
  throw new AppError('invalid', { key: 'invalid' }, fields)
}
