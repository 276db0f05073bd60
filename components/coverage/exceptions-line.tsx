import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { beadClass } from '@/components/ui/beads'
import { dateValue, shortDate } from '@/lib/core/time'
import { behindOf, nextOf } from '@/lib/coverage/exceptions/paths'
import {
  DOCUMENT_DAYS,
  type Exception,
  FALLING_MEETINGS,
  ONE_SIDED_PERCENT,
  SILENT_DAYS,
} from '@/lib/coverage/exceptions/rules'

/** Why something stands out, in a sentence with its figures. */
async function reasonOf(exception: Exception): Promise<string> {
  const t = await getTranslations('exceptions.say')
  const locale = await getLocale()
  const date = (day: string | null) => (day ? shortDate(locale, 'UTC', dateValue(day)) : 'none')
  switch (exception.kind) {
    case 'silent': {
      const { days, free, last, since, next } = exception
      const dates = { last: date(last), since: date(since), next: date(next) }
      return t('silent', { days, free, limit: SILENT_DAYS, ...dates })
    }
    case 'nothingHeld': {
      const { rows, from, to } = exception
      const planned = rows.reduce((sum, row) => sum + row.planned, 0)
      return t('nothingHeld', { planned, count: rows.length, from: date(from), to: date(to) })
    }
    case 'undocumented': {
      const { count, of, days, oldest } = exception
      return t('undocumented', { count, of, days, limit: DOCUMENT_DAYS, date: date(oldest.on) })
    }
    case 'overdue': {
      const { count, of, patience, days, oldest } = exception
      return t('overdue', { count, of, patience, days, date: date(oldest) })
    }
    case 'falling': {
      const { now, before, percent } = exception
      return t('falling', { now, before, percent, meetings: FALLING_MEETINGS })
    }
    case 'oneSided': {
      const { held, of, percent, objective, from, to } = exception
      const span = { from: date(from), to: date(to) }
      return t('oneSided', { held, of, percent, objective, limit: ONE_SIDED_PERCENT, ...span })
    }
  }
}

type Props = { exception: Exception; slug: string; acts?: boolean; children?: ReactNode }

/** The reason of an exception, what stands behind it, and for an officer the link that does the next thing; `children` are further ways. */
export async function ExceptionReason({ exception, slug, acts, children }: Props) {
  const t = await getTranslations('exceptions')
  const f = await getTranslations('figures')
  const { kind } = exception
  const next = acts ? nextOf(exception) : null
  return (
    <>
      <p>{await reasonOf(exception)}</p>
      {kind === 'nothingHeld' ? <Unheld exception={exception} slug={slug} /> : null}
      {kind === 'falling' ? <Compared exception={exception} slug={slug} /> : null}
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
        {next ? (
          <a className="button" href={`/groups/${slug}${next.path}`}>
            {next.step ? f(`steps.${next.step}`) : t(`act.${kind as 'silent'}`)}
          </a>
        ) : null}
        <a href={`/groups/${slug}${behindOf(exception)}`}>{t(`behind.${kind}`)}</a>
        {children}
      </p>
    </>
  )
}

async function Unheld(props: { exception: Extract<Exception, { kind: 'nothingHeld' }>; slug: string }) {
  const t = await getTranslations('exceptions')
  const o = await getTranslations('objectives')
  const year = props.exception.from.slice(0, 4)
  return (
    <ul className="flex flex-wrap gap-3" aria-label={t('objectives')}>
      {props.exception.rows.map(({ objective, planned }) => (
        <li key={objective}>
          <a
            className={`${beadClass(objective, 1)} no-underline`}
            href={`/groups/${props.slug}/coverage/${objective}?stage=planned&year=${year}&part=year`}
            aria-label={t('share', { name: o(`${objective}.name`), planned })}
          >
            {objective}
          </a>
          <small className="block text-center faint" aria-hidden>{`0/${planned}`}</small>
        </li>
      ))}
    </ul>
  )
}

async function Compared(props: { exception: Extract<Exception, { kind: 'falling' }>; slug: string }) {
  const t = await getTranslations('exceptions')
  const locale = await getLocale()
  return (
    <ol className="flex flex-wrap gap-x-4 gap-y-1" aria-label={t('meetings')}>
      {props.exception.meetings.map(({ id, on, people }) => (
        <li key={id}>
          <a href={`/groups/${props.slug}/meetings/${id}`}>
            {t('meeting', { date: shortDate(locale, 'UTC', dateValue(on)), people })}
          </a>
        </li>
      ))}
    </ol>
  )
}
