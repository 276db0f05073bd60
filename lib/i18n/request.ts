import { getRequestConfig } from 'next-intl/server'
import { getLocale } from './words'

/** next-intl builds no words without it; pages and forms take theirs from `words.ts`. */
export default getRequestConfig(async () => ({ locale: await getLocale() }))
