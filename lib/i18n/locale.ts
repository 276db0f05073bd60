import { locales } from './generated'

export { locales }
export type Locale = (typeof locales)[number]
export const LOCALE_COOKIE = 'bahasa'

/** A language that Sanggar speaks, or Indonesian. */
export function localeOf(value: string | undefined): Locale {
  return locales.find((one) => one === value) ?? 'id'
}
