import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activities/list'
import { GroupHead } from '@/components/groups/head'
import { Bead } from '@/components/ui/beads'
import { monthName, schoolYearOf } from '@/lib/core/time'
import { cellRecords } from '@/lib/coverage/queries'
import { cellStage, cellStages, periodOf } from '@/lib/coverage/schema'
import { objectiveCodes } from '@/lib/objectives/schema'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; objective: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default async function Cell({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const { objective } = await params
  const code = objectiveCodes.find((one) => one === objective)
  if (!code) notFound()
  const asked = await searchParams
  const period = periodOf(asked, schoolYearOf(group.zone, new Date()))
  const stage = cellStage.parse(asked.stage)
  const { activities, items } = await cellRecords(viewer, group.id, code, stage, period)
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const here = `/groups/${group.slug}/coverage`
  const inPeriod = `year=${period.year}&part=${period.part}`
  return (
    <>
      <GroupHead group={group} current="coverage" title={o(`${code}.name`)}>
        <p className="flex gap-3 items-center">
          <Bead code={code} stage={activities.length ? 2 : 1} label={code} />
          {t(`parts.${period.part}`, { year: `${period.year}` })} {period.year}/{period.year + 1}
        </p>
        <p className="faint">{o(`${code}.official`)}</p>
      </GroupHead>
      <nav aria-label={t('stages')} className="places">
        <ul>
          {cellStages.map((one) => (
            <li key={one}>
              <a
                href={`${here}/${code}?stage=${one}&${inPeriod}`}
                aria-current={one === stage ? 'page' : undefined}
              >
                {one === 'supporting' ? t('supporting') : t(`stage.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{t('behind', { count: activities.length + items.length })}</p>
      {activities.length || !items.length ? (
        <ActivityList
          activities={activities}
          slug={group.slug}
          zone={group.zone}
          empty={t('nothingBehind')}
        />
      ) : null}
      {items.length ? (
        <section className="stack">
          <h2>{t('itemsWithout')}</h2>
          <ul className="rows">
            {items.map((item) => (
              <li key={item.id}>
                <bdi>{item.title}</bdi>
                <span className="faint">{monthName(locale, item.month.toISOString().slice(0, 7))}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <a href={`${here}?${inPeriod}`}>{t('back')}</a>
      </p>
    </>
  )
}
