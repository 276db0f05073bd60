import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { short, wordsOf } from '../export'
import type { Notice } from '../queries'

/**
 * Notices as a device shows them, also to who only looks at its locked screen: which group, what happened, of which
 * meeting and when. No words of a problem or a task, no reason that somebody gave, no name.
 */
export function ringWords(notices: Notice[], locale: Locale, id: string) {
  const words = { locale, messages: messages[locale] }
  const t = createTranslator({ ...words, namespace: 'mail' })
  const n = createTranslator({ ...words, namespace: 'notices' })
  const told = notices.map((notice) => {
    const { text: _text, reason: _reason, ...data } = notice.data as Record<string, unknown>
    const { text } = wordsOf({ ...notice, data, problem: null } as Notice, n, locale)
    const about = notice.problem ? t('notices.problem') : (notice.activity?.title ?? notice.poll?.title)
    const group = notice.group.name
    return {
      group,
      line: about ? `${about}: ${text}` : text,
      path: `/groups/${notice.group.slug}${notice.path}`,
    }
  })
  const groups = new Set(told.map((one) => one.group))
  const [first] = told
  const group = groups.size === 1 && first ? first.group : 'none'
  const single = told.length === 1 && first
  return {
    title: short(single ? first.group : t('notices.subject', { count: told.length, group }), 100),
    body: short(told.map((one) => one.line.replace(/\s+/g, ' ')).join('\n'), 300),
    path: single ? first.path : '/notices',
    lang: locale,
    tag: id,
  }
}
