import {
  _createCache,
  _createIntlFormatters,
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core'
import type { Locale } from './locale'
import { type Messages, messages } from './messages'

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>
type Words<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>
type Say = (key: string, values?: object, ...formats: unknown[]) => string

// Times are printed by lib/core/time with the group's own zone; this one is for what has none.
const timeZone = 'Asia/Jakarta'
const kept = new Map<string, unknown>()
const cache = _createCache()
const formatters = _createIntlFormatters(cache)

/** So many sentences with values are remembered, of all namespaces, and of these none longer than that. */
const [MOST, LONGEST] = [5_000, 200]
const spoken = new Map<string, string>()

/** A sentence of words and numbers; making one costs ten times what remembering it does. */
function sentence(name: string, say: Say, key: string, values: object) {
  const plain = Object.values(values).every((one) => typeof one === 'string' || typeof one === 'number')
  const question = plain ? `${name} ${key} ${JSON.stringify(values)}` : ''
  if (!plain || question.length > LONGEST) return say(key, values)
  const known = spoken.get(question) ?? say(key, values)
  if (spoken.size >= MOST) spoken.clear()
  spoken.set(question, known)
  return known
}

/** What needs no values is said the same each time, and what is made of the same values too. */
function remembering<W>(name: string, words: W): W {
  const said = new Map<string, string>()
  const say = words as Say
  const remember = (key: string, values?: object, ...formats: unknown[]) => {
    if (formats.length) return say(key, values, ...formats)
    if (values) return sentence(name, say, key, values)
    const known = said.get(key) ?? say(key)
    said.set(key, known)
    return known
  }
  return Object.assign(remember, words)
}

/** The words of a namespace in a language. The same for everybody, so that they are made once in the life of the program. */
export function wordsIn<const N extends Namespace = never>(locale: Locale, namespace?: N): Words<N> {
  const name = `${locale} ${namespace ?? ''}`
  const known = kept.get(name)
  if (known) return known as Words<N>
  const settings = { locale, messages: messages[locale] as Messages, timeZone }
  const made = { ...settings, namespace: namespace as never, _cache: cache, _formatters: formatters }
  const words = remembering(name, createTranslator(made))
  kept.set(name, words)
  return words as unknown as Words<N>
}
