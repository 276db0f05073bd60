import { Bead } from '@/components/ui/beads'
import { activityPath } from '@/lib/activities/paths'
import { monthName, shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'
import { chargeName } from '@/lib/programme/export'
import type { ProgrammeItem } from '@/lib/programme/queries'

type Props = { items: ProgrammeItem[]; slug: string; zone: string; manage: boolean }

/** The year month by month: each item with what came of it, and for an officer the way to schedule it. */
export async function ProgrammeMonths({ items, slug, zone, manage }: Props) {
  const locale = await getLocale()
  const months = [...new Set(items.map((item) => item.month.toISOString().slice(0, 7)))]
  return months.map((month) => (
    <section key={month} className="month">
      <h2>{monthName(locale, month)}</h2>
      <ul className="rows">
        {items
          .filter((item) => item.month.toISOString().startsWith(month))
          .map((item) => (
            <Item key={item.id} item={item} slug={slug} zone={zone} manage={manage} />
          ))}
      </ul>
    </section>
  ))
}

async function Item({ item, slug, zone, manage }: Omit<Props, 'items'> & { item: ProgrammeItem }) {
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
  const m = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const details = [
    chargeName(item),
    item.budget === null ? '' : p('rupiah', { amount: item.budget }),
    item.fund,
    item.origin === 'programme' ? '' : p(`origins.${item.origin}`),
  ].filter(Boolean)
  const stage = Math.max(1, ...item.activities.map((one) => stageNumber(one.countedStages)))
  return (
    <li className="grid-cols-[auto_1fr] gap-x-3!">
      <Bead code={item.objective} stage={stage as 1} label={o(`${item.objective}.name`)} small />
      <span className="flex flex-wrap gap-x-3 justify-between">
        {manage ? (
          <a href={`/groups/${slug}/programme/${item.id}`}>
            <bdi>{item.title}</bdi>
          </a>
        ) : (
          <bdi>{item.title}</bdi>
        )}
        <span className="faint">
          {t(`categories.${item.category}`)}
          {item.jp ? ` · ${t('countJp', { jp: item.jp })}` : null}
        </span>
      </span>
      {details.length ? (
        <span className="faint col-start-2">
          <bdi>{details.join(' · ')}</bdi>
        </span>
      ) : null}
      {item.indicator ? (
        <span className="faint col-start-2" dir="auto">
          {item.indicator}
        </span>
      ) : null}
      {item.reason ? (
        <span className="faint col-start-2" dir="auto">
          {item.reason}
        </span>
      ) : null}
      {item.activities.map((one) => (
        <a key={one.id} className="col-start-2 text-[.92rem]" href={`/groups/${slug}${activityPath(one)}`}>
          {m(`state.${one.state}`)}
          {one.startsAt ? ` · ${shortDate(locale, zone, one.startsAt)}` : null}
        </a>
      ))}
      {manage && !item.activities.length ? (
        <a className="col-start-2 text-[.92rem]" href={`/groups/${slug}/meetings/new?item=${item.id}`}>
          {t('schedule')}
        </a>
      ) : null}
    </li>
  )
}
