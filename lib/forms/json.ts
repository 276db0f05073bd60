import 'server-only'
import type { Viewer } from '../access/viewer'
import { currentViewer } from '../auth/current'
import { AppError, statusOf } from '../core/errors'
import { answer } from './answer'

const fresh = { 'Cache-Control': 'private, no-store' }

/** Who asks. Throws unauthenticated. */
export async function signedIn(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) throw new AppError('unauthenticated')
  return viewer
}

/** Throws invalid unless the body is of a type that no form of another site can send unasked, and of at most so many bytes. */
export function assertSent(request: Request, type: string, largest: number): void {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  const typed = request.headers.get('content-type')?.startsWith(type)
  if (!typed || !(length <= largest)) throw new AppError('invalid')
}

/** The object that a JSON body holds. Throws invalid. */
export async function sentJson(request: Request, largest: number): Promise<Record<string, unknown>> {
  assertSent(request, 'application/json', largest)
  const sent: unknown = await request.json().catch(() => null)
  if (typeof sent !== 'object' || sent === null) throw new AppError('invalid')
  return sent as Record<string, unknown>
}

/** Plain data as the answer of a JSON route. */
export function told(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: fresh })
}

/** An error as a JSON route answers it: its key, a sentence, and a sentence by field. `more` goes beside it. */
export async function refusal(error: unknown, more: object = {}): Promise<Response> {
  const { message, errors } = await answer(error, {})
  const known = error instanceof AppError
  const key = known ? error.complaint.key : 'unexpected'
  return told({ key, message, errors, ...more }, known ? statusOf[error.code] : 500)
}
