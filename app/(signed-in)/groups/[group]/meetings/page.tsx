import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activities/list'
import { GroupHead } from '@/components/groups/head'
import { listActivities } from '@/lib/activities/queries'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function Meetings({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('meetings')
  const activities = await listActivities(viewer, group.id, (await searchParams).objective)
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('title')} />
      <ActivityList activities={activities} slug={group.slug} zone={group.zone} empty={t('none')} />
    </>
  )
}
