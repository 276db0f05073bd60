/** What went wrong, in the words of the entrances. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'limited'
  | 'busy'

/** The HTTP status of each. */
export const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  limited: 429,
  busy: 503,
}

/** A message key under `errors.` with the values that its sentence needs. */
export type Complaint = { key: string; values?: Record<string, string | number> }

/** The only error that a person is told about; anything else is logged and shown as one sentence. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly complaint: Complaint = { key: code },
    /** By field name; empty when the whole request is refused. */
    readonly fields: Record<string, Complaint> = {},
    /** Of the stored record, where somebody else saved first: a form that is sent again has seen that one. */
    readonly version?: number,
  ) {
    super(`${code}: ${complaint.key}`)
    this.name = 'AppError'
  }
}

/** Bad input in one field. */
export function invalidField(field: string, key: string, values?: Complaint['values']): AppError {
  return new AppError('invalid', { key: 'invalid' }, { [field]: values ? { key, values } : { key } })
}

/** The record is not there, or not for this viewer: the same answer. */
export function notFound(): AppError {
  return new AppError('notFound')
}

/**
 * Somebody else saved first: beside each field stands what is stored now where it differs from what was typed.
 * Sent again, the form carries the stored version, so that its writer decides knowing both.
 */
export function savedMeanwhile(
  version: number,
  stored: Record<string, string>,
  typed: Record<string, unknown>,
): AppError {
  const differ = Object.entries(stored).filter(([name, value]) => String(typed[name] ?? '') !== value)
  const fields = Object.fromEntries(
    differ.map(([name, value]) => [
      name,
      value ? { key: 'storedNow', values: { value } } : { key: 'emptyNow' },
    ]),
  )
  return new AppError('conflict', { key: 'savedMeanwhile' }, fields, version)
}
