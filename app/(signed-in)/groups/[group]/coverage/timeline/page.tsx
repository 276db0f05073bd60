import { CoverageDownloads } from '@/components/coverage/downloads'
import { PeriodForm } from '@/components/coverage/period'
import { NextSteps, TimelineMonths } from '@/components/coverage/timeline'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { schoolYearOf } from '@/lib/core/time'
import { periodOf } from '@/lib/coverage/schema'
import { MOST, readTimeline } from '@/lib/coverage/timeline/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function TimelinePage({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const current = schoolYearOf(group.zone, now)
  const period = periodOf(await searchParams, current)
  const { months, activities, cut } = await readTimeline(viewer, group, period, now)
  const f = await getTranslations('figures')
  const t = await getTranslations('coverage')
  const place = { slug: group.slug, zone: group.zone }
  return (
    <>
      <GroupHead group={group} current="coverage" title={f('timelineTitle')}>
        <p>{f('timelineLead')}</p>
      </GroupHead>
      <PeriodForm period={period} current={current} />
      {cut ? <p className="notice">{t('behindCut', { count: MOST })}</p> : null}
      <TimelineMonths months={months} {...place} />
      <section className="stack">
        <h2>{f('next')}</h2>
        <p className="faint">{f('nextLead')}</p>
        <NextSteps
          activities={activities}
          months={months}
          manage={can(viewer, 'activity.schedule', group.facts)}
          {...place}
        />
      </section>
      <CoverageDownloads
        path={`/groups/${group.slug}/coverage/timeline`}
        query={`year=${period.year}&part=${period.part}`}
        kinds={['xlsx', 'csv']}
      />
      <p className="print:hidden">
        <a href={`/groups/${group.slug}/coverage?year=${period.year}&part=${period.part}`}>{f('back')}</a>
      </p>
    </>
  )
})
