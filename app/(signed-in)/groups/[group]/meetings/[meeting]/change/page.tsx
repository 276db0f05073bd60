import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActivityFields } from '@/components/activities/form'
import { ScopeField } from '@/components/activities/series'
import { GroupHead } from '@/components/groups/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { change } from '@/lib/activities/actions'
import { readActivity } from '@/lib/activities/queries'
import { change as changeSeries } from '@/lib/activities/series/actions'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { openGroup } from '../../../open'

type Props = { params: Promise<{ group: string; meeting: string }> }

export default async function Change({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity?.may.manage || activity.groupId !== group.id) notFound()
  const t = await getTranslations('schedule')
  const kept = activity.agenda.flatMap((item) => item.problemId ?? [])
  const problems = await proposedForAgenda(viewer, group, new Date(), kept)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('change', { title: activity.title })} />
      <ActionForm action={activity.seriesId ? changeSeries : change} submit={t('save')}>
        <input type="hidden" name="activityId" value={activity.id} />
        <input type="hidden" name="version" value={activity.version} />
        <input type="hidden" name="group" value={group.slug} />
        {activity.seriesId ? <ScopeField /> : null}
        <ActivityFields zone={group.zone} problems={problems} plan={activity} />
        <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={400} />
      </ActionForm>
    </div>
  )
}
