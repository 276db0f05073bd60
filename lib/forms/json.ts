import 'server-only'
import { AppError, type ErrorCode } from '../core/errors'
import { answer } from './answer'

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  limited: 429,
}
const fresh = { 'Cache-Control': 'private, no-store' }

/** Plain data as the answer of a JSON route. */
export function told(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: fresh })
}

/** An error as a JSON route answers it: its key, a sentence, and a sentence by field. `more` goes beside it. */
export async function refusal(error: unknown, more: object = {}): Promise<Response> {
  const { message, errors } = await answer(error, {})
  const known = error instanceof AppError
  const key = known ? error.complaint.key : 'unexpected'
  return told({ key, message, errors, ...more }, known ? statuses[error.code] : 500)
}
