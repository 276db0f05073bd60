import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Viewer } from '../access/viewer'
import { countCall } from '../auth/limit'
import { AppError, type Complaint, notFound } from '../core/errors'
import { parse } from '../core/input'
import { type Locale, localeOf } from '../i18n/locale'
import { cursorOf, keyOf } from './cursor'
import { problem } from './problem'
import { viewerOfToken } from './tokens/queries'
import { bearerOf } from './tokens/rules'
import type { Scope } from './tokens/schema'

type Scene<P, Q> = { viewer: Viewer; now: Date; params: P; query: Q; last: unknown }

/** One question of the API: the same schemas check what comes and goes, and make the description. */
export type Operation<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> = {
  name: string
  path: string
  summary: string
  scope: Scope
  params: P
  query: Q
  /** What is answered; `next` is added to that of a list. */
  answer: z.ZodObject
  /** Plain data, and for a list the key after which it goes on; null is *not found*. */
  run: (scene: Scene<z.output<P>, z.output<Q>>) => Promise<{ answer: unknown; next?: object | null } | null>
}

/** Keeps the types of an operation where it is written. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject>(made: Operation<P, Q>) {
  return made as unknown as Operation
}

/** Throws invalid with each parameter that is not known or makes no sense: a slip of the pen never widens an answer. */
function asked(operation: Operation, url: URL, sent: Record<string, string>) {
  const given = Object.fromEntries(url.searchParams)
  const strange = Object.keys(given).filter((name) => !(name in operation.query.shape))
  const unknown = Object.fromEntries(
    strange.map((name): [string, Complaint] => [name, { key: 'parameterUnknown' }]),
  )
  if (strange.length) throw new AppError('invalid', { key: 'invalid' }, unknown)
  const params = operation.params.safeParse(sent)
  if (!params.success) throw notFound()
  return { params: params.data, query: parse(operation.query, given) }
}

async function reader(request: Request, scope: Scope, now: Date) {
  const header = request.headers.get('authorization')
  const token = bearerOf(header)
  const found = token ? await viewerOfToken(token, now) : null
  if (!found) throw new AppError('unauthenticated', { key: header ? 'tokenOver' : 'tokenMissing' })
  return { ...found, allowed: found.scopes.includes(scope) }
}

/** The same bytes have the same tag; who has them already is not sent them again. */
function tagged(request: Request, body: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim())
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === tag))
    return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } })
}

// A route without a name in its address is given none.
type Props = { params: Promise<Record<string, string> | undefined> }

/** An operation as a route: who asks, how often, by which token, what for, and the answer in the shape that was promised. */
export function answering(operation: Operation) {
  return async (request: Request, props: Props): Promise<Response> => {
    let locale: Locale = localeOf(request.headers.get('accept-language')?.slice(0, 2))
    try {
      const now = new Date()
      const { viewer, allowed } = await reader(request, operation.scope, now)
      locale = localeOf(viewer.locale)
      await countCall(viewer.personId)
      if (!allowed) throw new AppError('forbidden', { key: 'tokenScope', values: { scope: operation.scope } })
      const url = new URL(request.url)
      const { params, query } = asked(operation, url, (await props.params) ?? {})
      const list = { personId: viewer.personId, path: url.pathname, query }
      const last = typeof query.cursor === 'string' ? keyOf(list, query.cursor) : null
      const found = await operation.run({ viewer, now, params, query, last })
      if (!found) throw notFound()
      const next = found.next === undefined ? {} : { next: found.next && cursorOf(list, found.next) }
      // What the schema does not name never leaves.
      return tagged(request, JSON.stringify(operation.answer.parse({ ...(found.answer as object), ...next })))
    } catch (error) {
      return problem(error, locale)
    }
  }
}
