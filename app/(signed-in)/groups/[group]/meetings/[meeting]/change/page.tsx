import { notFound } from 'next/navigation'
import { DraftButton } from '@/components/activities/draft'
import { ActivityFields } from '@/components/activities/form'
import { ScopeField } from '@/components/activities/series'
import { GroupHead } from '@/components/groups/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { change } from '@/lib/activities/actions'
import { save as saveDraft } from '@/lib/activities/drafts/actions'
import { readActivity } from '@/lib/activities/queries'
import { change as changeSeries } from '@/lib/activities/series/actions'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'

type Props = { params: Promise<{ group: string; meeting: string }> }

export default still(async function Change({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity?.may.manage || activity.groupId !== group.id) notFound()
  const t = await getTranslations('schedule')
  const draft = activity.state === 'draft'
  const action = draft ? saveDraft : activity.seriesId ? changeSeries : change
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('change', { title: activity.title })} />
      <p>
        <a href={`/groups/${group.slug}/meetings/${activity.id}/agenda`}>{t('toAgenda')}</a>
      </p>
      <ActionForm
        action={action}
        submit={t(draft ? 'submit' : 'save')}
        {...(draft && { others: <DraftButton /> })}
      >
        <input type="hidden" name="activityId" value={activity.id} />
        <input type="hidden" name="version" value={activity.version} />
        <input type="hidden" name="group" value={group.slug} />
        {activity.seriesId ? <ScopeField /> : null}
        <ActivityFields zone={group.zone} plan={activity} />
        {draft ? null : (
          <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={400} />
        )}
      </ActionForm>
    </div>
  )
})
