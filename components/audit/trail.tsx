import { Pages } from '@/components/ui/list'
import type { TrailRow } from '@/lib/audit/queries'
import { pathOf } from '@/lib/audit/rules'
import type { TrailFilter } from '@/lib/audit/schema'
import { typedDay } from '@/lib/core/day'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { TrailSearch } from './search'

type Props = {
  rows: TrailRow[]
  filter: TrailFilter
  next: string | undefined
  zone: string
  /** Also the group of each entry, where entries of several are shown. */
  groups?: boolean
  /** Whether records are the reader's to open. */
  links: boolean
}

const typed = (date: Date | null) => (date ? typedDay(date) : '')

/** Who did what and when, the latest first, with the ways to narrow it. */
export async function Trail({ rows, filter, next, zone, groups, links }: Props) {
  const t = await getTranslations('audit')
  const locale = await getLocale()
  const { who, what, from, to, after } = filter
  const keep = { who, what, from: typed(from), to: typed(to) }
  const when = (at: Date) =>
    `${shortDate(locale, zone, at)}, ${clockIn(zone, at).replace(':', '.')} ${zoneLabel(zone)}`
  return (
    <section className="stack">
      <TrailSearch {...keep} />
      {rows.length ? (
        <ul className="rows">
          {rows.map((row) => {
            const path = links ? pathOf(row, row.subjectId) : null
            const who = row.name ?? t(row.hidden ? 'hidden' : 'nobody')
            return (
              <li key={row.id} className="sm:grid-cols-[1fr_auto] sm:items-baseline">
                <span>
                  <strong>
                    <bdi>{who}</bdi>
                  </strong>{' '}
                  {t.has(`deed.${row.command}` as 'deed.problem.report')
                    ? t(`deed.${row.command}` as 'deed.problem.report')
                    : row.command}
                  {row.about && row.about !== row.name ? (
                    <>
                      {' '}
                      <bdi>{t('about', { name: row.about })}</bdi>
                    </>
                  ) : null}
                  {path ? (
                    <>
                      {' '}
                      <a href={path}>{t('see')}</a>
                    </>
                  ) : null}
                </span>
                <span className="faint">
                  {groups && row.group ? (
                    <>
                      <bdi>{row.group}</bdi> ·{' '}
                    </>
                  ) : null}
                  {when(row.at)}
                </span>
              </li>
            )
          })}
        </ul>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
      <Pages
        words={{ next: t('next'), first: t('first'), label: t('pages') }}
        next={next}
        after={after}
        keep={keep}
      />
    </section>
  )
}
