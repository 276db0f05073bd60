import type { ReactNode } from 'react'
import { beadClass } from '@/components/ui/beads'
import { dateValue, shortDate } from '@/lib/core/time'
import { reasonOf } from '@/lib/coverage/exceptions/export'
import { behindOf, nextOf } from '@/lib/coverage/exceptions/paths'
import type { Exception } from '@/lib/coverage/exceptions/rules'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { exception: Exception; slug: string; acts?: boolean; children?: ReactNode }

/** The reason of an exception, what stands behind it, and for an officer the link that does the next thing; `children` are further ways. */
export async function ExceptionReason({ exception, slug, acts, children }: Props) {
  const t = await getTranslations('exceptions')
  const f = await getTranslations('figures')
  const { kind } = exception
  const next = acts ? nextOf(exception) : null
  return (
    <>
      <p>{reasonOf(exception, t, await getLocale())}</p>
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
