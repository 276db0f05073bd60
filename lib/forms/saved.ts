import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Viewer } from '../access/viewer'
import { AppError, statusOf } from '../core/errors'
import { inTurn } from '../export/turns'
import { localeOf } from '../i18n/locale'
import { messages } from '../i18n/messages'
import { getLocale } from '../i18n/words'

const PAUSE_SECONDS = 10
const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' }

/** A file that is made for a viewer, or in its place a sentence that says why there is none. */
export async function saved(viewer: Viewer, make: () => Promise<Response>): Promise<Response> {
  try {
    return await inTurn(viewer.personId, make)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const locale = localeOf(await getLocale())
    const t = createTranslator({ locale, messages: messages[locale], namespace: 'errors' })
    const sentence = error.code === 'busy' ? t('busy') : t('notFound')
    const again = error.code === 'busy' ? { 'Retry-After': String(PAUSE_SECONDS) } : {}
    return new Response(sentence, { status: statusOf[error.code], headers: { ...plain, ...again } })
  }
}
