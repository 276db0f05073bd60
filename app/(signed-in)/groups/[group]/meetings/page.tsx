import { DraftList } from '@/components/activities/draft'
import { ActivityList } from '@/components/activities/list'
import { CalendarWays } from '@/components/calendar/ways'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { listActivities, listDrafts } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Meetings({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const { objective, before } = await searchParams
  const t = await getTranslations('meetings')
  const schedules = can(viewer, 'activity.schedule', group.facts)
  const [list, drafts] = await Promise.all([
    listActivities(viewer, group.id, { kind: 'meeting', objective, before }),
    schedules && !before ? listDrafts(viewer, group.id) : [],
  ])
  const here = `/groups/${group.slug}/meetings`
  const older = new URLSearchParams({ before: list.next ?? '', objective: list.objective ?? '' })
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('title')} />
      {schedules ? (
        <p>
          <a className="button" href={`${here}/new`}>
            {t('schedule')}
          </a>
        </p>
      ) : null}
      <CalendarWays viewer={viewer} group={group} />
      <DraftList drafts={drafts} slug={group.slug} zone={group.zone} />
      <ActivityList
        activities={list.activities}
        slug={group.slug}
        zone={group.zone}
        empty={t(list.objective ? 'none' : 'empty')}
      />
      {list.next ? (
        <p>
          <a href={`${here}?${older}`}>{t('older')}</a>
        </p>
      ) : null}
    </>
  )
})
