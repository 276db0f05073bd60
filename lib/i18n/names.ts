import type { Locale } from './locale'
import { wordsIn } from './sentences'

/** What a language calls itself, in full or, for the switch in the head of each page, in a word. */
export function ownName(locale: Locale, form: 'language' | 'switch' = 'language'): string {
  return wordsIn(locale, 'shell')(form)
}
