import { beadClass } from '@/components/ui/beads'
import { Kept } from '@/components/ui/kept'
import { activityPath } from '@/lib/activities/paths'
import { monthName, shortDate, shortMonth } from '@/lib/core/time'
import type { Timeline } from '@/lib/coverage/timeline/queries'
import { stepPath } from '@/lib/coverage/timeline/rules'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'
import { stages } from '@/lib/objectives/schema'

type Place = { slug: string; zone: string }
type Activity = Timeline['activities'][number]
type Props = Pick<Timeline, 'activities' | 'months'> & { manage: boolean } & Place

const pathOf = (slug: string, one: Activity) => `/groups/${slug}${activityPath(one)}`

/** The months of a period side by side, each activity a bead above its month's name. */
export async function TimelineMonths({ months, slug, zone }: { months: Timeline['months'] } & Place) {
  const f = await getTranslations('figures')
  const t = await getTranslations('coverage')
  const locale = await getLocale()
  const stageOf = (one: Activity) => {
    const reached = stages[stageNumber(one.countedStages) - 1]
    return reached ? t(`stage.${reached}`) : f('nothing')
  }
  const list = () => (
    <ol className="timeline" aria-label={f('months')}>
      {months.map(({ month, activities, items }) => (
        <li key={month}>
          <span>{shortMonth(locale, month)}</span>
          {activities.length + items.length ? (
            <ul>
              {activities.map((one) => (
                <li key={one.id}>
                  <a
                    className={beadClass(one.objective, stageNumber(one.countedStages))}
                    href={pathOf(slug, one)}
                    title={one.title}
                    aria-label={f('activity', {
                      title: one.title,
                      date: one.startsAt ? shortDate(locale, zone, one.startsAt) : '',
                      stage: stageOf(one),
                    })}
                  >
                    {one.objective}
                  </a>
                </li>
              ))}
              {items.map((one) => (
                <li key={one.id}>
                  <span
                    role="img"
                    className={beadClass(one.objective, 0)}
                    title={one.title}
                    aria-label={f('item', { title: one.title })}
                  >
                    {one.objective}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <small className="faint">
              <span aria-hidden>–</span>
              <span className="sr-only">{f('none')}</span>
            </small>
          )}
        </li>
      ))}
    </ol>
  )
  return (
    <Kept of={months} by={`beads ${locale} ${zone} ${slug}`}>
      {list}
    </Kept>
  )
}

/** Each activity with what is missing for its next stage, and items of the programme that have none; for an officer a link to where it is done. */
export async function NextSteps({ activities, months, manage, slug, zone }: Props) {
  const f = await getTranslations('figures')
  const locale = await getLocale()
  const waiting = activities.filter((one) => one.steps.length)
  const items = months.flatMap((month) => month.items)
  if (!waiting.length && !items.length) return <p className="notice">{f('allDone')}</p>
  const list = () => (
    <ul className="rows">
      {waiting.map((one) => (
        <li key={one.id} className="entry">
          <span className={`${beadClass(one.objective, stageNumber(one.countedStages))} small`} aria-hidden>
            {one.objective}
          </span>
          <a href={pathOf(slug, one)}>
            <bdi>{one.title}</bdi>
          </a>
          <span className="faint">{one.startsAt ? shortDate(locale, zone, one.startsAt) : ''}</span>
          <ul className="flex flex-wrap gap-x-4">
            {one.steps.map((step) => {
              const said = f(`steps.${step}`, { kinds: f(`kinds.${one.objective}`) })
              return (
                <li key={step}>
                  {manage && step !== 'wait' ? (
                    <a href={`${pathOf(slug, one)}${stepPath(one.kind, step)}`}>{said}</a>
                  ) : (
                    said
                  )}
                </li>
              )
            })}
          </ul>
        </li>
      ))}
      {items.map((item) => (
        <li key={item.id} className="entry">
          <span className={`${beadClass(item.objective, 0)} small`} aria-hidden>
            {item.objective}
          </span>
          <bdi>{item.title}</bdi>
          <span className="faint">{monthName(locale, item.month)}</span>
          <span>
            {manage ? (
              <a href={`/groups/${slug}/meetings/new?item=${item.id}`}>{f('steps.schedule')}</a>
            ) : (
              f('steps.schedule')
            )}
          </span>
        </li>
      ))}
    </ul>
  )
  return (
    <Kept of={months} by={`next ${locale} ${zone} ${slug} ${manage}`}>
      {list}
    </Kept>
  )
}
