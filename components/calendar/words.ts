import type { CalendarWords } from '@/lib/calendar/export'
import { localeOf } from '@/lib/i18n/locale'
import { wordsIn } from '@/lib/i18n/sentences'

/** The words of a calendar in a person's own language: a calendar app has no cookie. */
export function calendarWords(language: string, group: string | null): CalendarWords {
  const locale = localeOf(language)
  const t = wordsIn(locale, 'calendar')
  return {
    name: group ? t('groupName', { name: group }) : t('name'),
    on: t('on'),
    postponed: t('postponed'),
    cancelled: t('cancelled'),
  }
}
