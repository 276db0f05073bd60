export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]
export const LOCALE_COOKIE = 'bahasa'

/** A known locale, or Indonesian. */
export function localeOf(value: string | undefined): Locale {
  return value === 'en' ? 'en' : 'id'
}
