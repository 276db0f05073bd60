import type { createTranslator } from 'use-intl/core'
import { clockIn, dateValue, longDate, shortDate, zoneLabel } from '../core/time'
import type { Messages } from '../i18n/messages'
import type { Notice } from './queries'

type Translate = ReturnType<typeof createTranslator<Messages, 'notices'>>
type Data = Partial<Record<'at' | 'was' | 'due' | 'reason' | 'text' | 'exception', string>> & {
  count?: number
}

const TITLE = 90

/** The beginning of a text, where it is longer than so many letters. */
export const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).trimEnd()} …` : text

/**
 * A notice in the reader's language: the name of the thing as it is now, a sentence, and a reason in its writer's words.
 * A value that is missing reads `none`, and its sentence leaves it out.
 */
export function wordsOf(notice: Omit<Notice, 'id'>, t: Translate, locale: string) {
  const data = notice.data as Data
  const { activity, poll, problem, referral, group } = notice
  const when = (text: string | undefined) => {
    if (!text) return 'none'
    const at = new Date(text)
    const clock = `${clockIn(group.zone, at).replace(':', '.')}\u00a0${zoneLabel(group.zone)}`
    return `${longDate(locale, group.zone, at)}, ${clock}`
  }
  const values = {
    kind: activity?.kind ?? 'meeting',
    place: activity?.place || activity?.link || 'none',
    at: when(data.at),
    was: when(data.was),
    due: data.due ? shortDate(locale, 'UTC', dateValue(data.due)) : 'none',
    count: data.count ?? 0,
  }
  const from = referral ? t('referral', { group: referral.group.name }) : null
  const about = data.exception ? t(`about.${data.exception as 'silent'}`) : null
  const title =
    data.text ?? problem?.situation ?? poll?.title ?? activity?.title ?? from ?? about ?? group.name
  return {
    title: short(title.replace(/\s+/g, ' '), TITLE),
    text: t(`kinds.${notice.kind as 'meeting.scheduled'}`, values),
    /** Where a notice is of two things, the other one. */
    beside: problem && activity ? activity.title : null,
    reason: data.reason ?? '',
    on: shortDate(locale, group.zone, notice.at),
  }
}
