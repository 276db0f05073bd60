import { ReminderSetting } from '@/components/activities/reminder'
import { GroupDates } from '@/components/calendar/dates'
import { GroupFeed } from '@/components/calendar/feed'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { listDates } from '@/lib/calendar/dates/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../open'

type Props = {
  params: Promise<{ group: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Calendar({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const dates = await listDates(viewer, group.id, new Date())
  const t = await getTranslations('calendar')
  const { saved } = await searchParams
  const manage = can(viewer, 'activity.schedule', group.facts)
  return (
    <div className="stack gap-8! max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('title')} />
      <GroupDates dates={dates} group={group} manage={manage} />
      {manage ? <ReminderSetting group={group} fresh={saved !== undefined} /> : null}
      {manage ? <GroupFeed viewer={viewer} group={group} /> : null}
    </div>
  )
})
