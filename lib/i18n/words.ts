import 'server-only'
import { once } from '../core/once'
import { cookieOf } from '../core/request'
import { LOCALE_COOKIE, type Locale, localeOf } from './locale'
import { wordsIn } from './sentences'

type Words = typeof import('next-intl/server').getTranslations
type Asked = Parameters<Words>[0]

/** The language of whoever asks. */
export const getLocale = once(async (): Promise<Locale> => localeOf(await cookieOf(LOCALE_COOKIE)))

/** The words of a namespace in the language of whoever asks, or in another by `locale`; as next-intl's own, made once. */
export const getTranslations = (async (asked?: Asked) => {
  const { locale, namespace } =
    typeof asked === 'object' ? asked : { locale: await getLocale(), namespace: asked }
  return wordsIn(locale as Locale, namespace as never)
}) as Words
