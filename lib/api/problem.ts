import 'server-only'
import { STATUS_CODES } from 'node:http'
import { AppError, type Complaint, statusOf } from '../core/errors'
import { report } from '../forms/answer'
import type { Locale } from '../i18n/locale'
import { wordsIn } from '../i18n/sentences'

/** What a program is told beside the status: where to sign in, or when to come again. */
function hints({ code, complaint }: AppError): Record<string, string> {
  if (code === 'unauthenticated') {
    const wrong = complaint.key === 'tokenOver' ? ', error="invalid_token"' : ''
    return { 'WWW-Authenticate': `Bearer realm="sanggar"${wrong}` }
  }
  if (complaint.key === 'tokenScope') {
    const scope = complaint.values?.scope ?? ''
    return { 'WWW-Authenticate': `Bearer realm="sanggar", error="insufficient_scope", scope="${scope}"` }
  }
  if (code === 'limited') return { 'Retry-After': String(Number(complaint.values?.minutes ?? 1) * 60) }
  return {}
}

/** An error as problem details (RFC 9457), in the language of its reader; `code` is what a program acts on. */
export function problem(error: unknown, locale: Locale): Response {
  const t = wordsIn(locale, 'errors')
  const say = ({ key, values }: Complaint) =>
    t.has(key as 'invalid') ? t(key as 'invalid', values as never) : t('invalid')
  const known = error instanceof AppError ? error : null
  const status = known ? statusOf[known.code] : 500
  const fields = Object.entries(known?.fields ?? {})
  const detail = known
    ? say(fields.length ? { key: 'parameters' } : known.complaint)
    : t('unexpected', { id: report(error) })
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    code: known?.complaint.key ?? 'unexpected',
    detail,
    ...(fields.length && {
      errors: fields.map(([parameter, one]) => ({ parameter, code: one.key, detail: say(one) })),
    }),
  }
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': locale,
    'Cache-Control': 'private, no-store',
    Vary: 'Authorization',
    ...(known && hints(known)),
  }
  return new Response(JSON.stringify(body), { status, headers })
}
