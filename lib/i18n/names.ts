import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import { messages } from './messages'

/** What a language calls itself, in full or, for the switch in the head of each page, in a word. */
export function ownName(locale: Locale, form: 'language' | 'switch' = 'language'): string {
  return createTranslator({ locale, messages: messages[locale], namespace: 'shell' })(form)
}
