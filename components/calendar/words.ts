import { createTranslator } from 'next-intl'
import type { CalendarWords } from '@/lib/calendar/export'
import { localeOf } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'

/** The words of a calendar in a person's own language: a calendar app has no cookie. */
export function calendarWords(language: string, group: string | null): CalendarWords {
  const locale = localeOf(language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'calendar' })
  return {
    name: group ? t('groupName', { name: group }) : t('name'),
    on: t('on'),
    postponed: t('postponed'),
    cancelled: t('cancelled'),
  }
}
