import { GroupHead } from '@/components/groups/head'
import { ActualItems } from '@/components/programme/actual'
import { ProgrammeNav, Years } from '@/components/programme/nav'
import { ActualSums } from '@/components/programme/sums'
import { still } from '@/components/ui/still'
import { activityPath } from '@/lib/activities/paths'
import { dateValue, schoolYearOf, shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { dayAsked, MOST_BESIDE, readActual } from '@/lib/programme/actual/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Actual({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const asked = await searchParams
  const now = new Date()
  const year = yearOf(asked, schoolYearOf(group.zone, now))
  const day = dayAsked(asked.on, group.zone, now)
  const { rows, sums, beside, more, adopted } = await readActual(viewer, group, year, day)
  const p = await getTranslations('planning')
  const t = await getTranslations('programme')
  const locale = await getLocale()
  const here = `/groups/${group.slug}/programme`
  return (
    <>
      <GroupHead
        group={group}
        current="programme"
        title={p('actualTitle', { from: `${year}`, to: `${year + 1}` })}
      >
        <Years path={`${here}/actual`} year={year} />
        <ProgrammeNav slug={group.slug} year={year} current="actual" />
      </GroupHead>
      <form method="get" className="filters">
        <input type="hidden" name="year" value={year} />
        <label className="field">
          {p('onDay')}
          <input type="date" name="on" defaultValue={day} />
        </label>
        <button type="submit" className="button quiet">
          {p('show')}
        </button>
      </form>
      <p>
        {p('asOf', { date: shortDate(locale, 'UTC', dateValue(day)) })} {adopted ? null : p('notAdopted')}
      </p>
      {rows.length ? (
        <>
          <ActualItems rows={rows} slug={group.slug} zone={group.zone} />
          <ActualSums kind="objectives" sums={sums} />
          <ActualSums kind="categories" sums={sums} />
        </>
      ) : (
        <p className="notice">{t('empty')}</p>
      )}
      {beside.length ? (
        <section className="stack">
          <h2>{p('beside')}</h2>
          <p className="faint">{p('besideText')}</p>
          <ul className="rows">
            {beside.map((one) => (
              <li key={one.id}>
                <a href={`/groups/${group.slug}${activityPath(one)}`}>
                  <bdi>{one.title}</bdi>
                </a>
                <span className="faint">
                  {one.startsAt ? shortDate(locale, group.zone, one.startsAt) : ''}
                  {one.jp ? ` · ${t('countJp', { jp: one.jp })}` : ''}
                </span>
              </li>
            ))}
          </ul>
          {more ? <p className="notice">{p('besideMore', { most: MOST_BESIDE })}</p> : null}
        </section>
      ) : null}
      <p className="faint">{p('actualRule')}</p>
    </>
  )
})
