import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LOCALE_COOKIE, localeOf } from './locale'
import { messages } from './messages'

export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(LOCALE_COOKIE)?.value)
  // Times are always printed by lib/core/time with the group's own zone.
  return { locale, messages: messages[locale], timeZone: 'Asia/Jakarta' }
})
