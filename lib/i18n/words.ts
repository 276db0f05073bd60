import 'server-only'
import { _createCache, _createIntlFormatters, createTranslator } from 'use-intl/core'
import { once } from '../core/once'
import { cookieOf } from '../core/request'
import { LOCALE_COOKIE, type Locale, localeOf } from './locale'
import { messages } from './messages'

type Words = typeof import('next-intl/server').getTranslations
type Asked = Parameters<Words>[0]

// Times are printed by lib/core/time with the group's own zone; this one is for what has none.
const timeZone = 'Asia/Jakarta'
const kept = new Map<string, unknown>()
const cache = _createCache()
const formatters = _createIntlFormatters(cache)

type Say = (key: string, values?: object, ...formats: unknown[]) => string

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

/** The language of whoever asks. */
export const getLocale = once(async (): Promise<Locale> => localeOf(await cookieOf(LOCALE_COOKIE)))

/**
 * The words of a namespace in the language of whoever asks, or in another by `locale`. The same for everybody, so that
 * they are made once in the life of the program and not once a page, as next-intl's own do.
 */
export const getTranslations = (async (asked?: Asked) => {
  const { locale, namespace } =
    typeof asked === 'object' ? asked : { locale: await getLocale(), namespace: asked }
  const name = `${locale} ${namespace ?? ''}`
  const known = kept.get(name)
  if (known) return known
  const settings = { locale, messages: messages[locale], namespace: namespace as never, timeZone }
  const words = remembering(name, createTranslator({ ...settings, _cache: cache, _formatters: formatters }))
  kept.set(name, words)
  return words
}) as Words
