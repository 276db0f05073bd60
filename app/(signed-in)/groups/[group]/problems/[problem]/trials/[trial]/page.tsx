import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { TrialFields } from '@/components/problems/trial-form'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { heldActivities } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { change, withdraw } from '@/lib/problems/trials/actions'
import { ownTrial } from '@/lib/problems/trials/queries'
import { openGroup } from '../../../../open'

type Props = { params: Promise<{ group: string; problem: string; trial: string }> }

export default still(async function Trial({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const { problem, trial: id } = await params
  const trial = await ownTrial(viewer, group.id, problem, id)
  if (!trial) notFound()
  const activities = await heldActivities(viewer, group.id)
  const t = await getTranslations('trials')
  const hidden = (
    <>
      <input type="hidden" name="trialId" value={trial.id} />
      <input type="hidden" name="problemId" value={problem} />
      <input type="hidden" name="group" value={group.slug} />
    </>
  )
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('change')} />
      <ActionForm action={change} submit={t('form.submitChange')}>
        {hidden}
        <input type="hidden" name="version" value={trial.version} />
        <TrialFields grade={trial.grade} zone={group.zone} activities={activities} trial={trial} />
      </ActionForm>
      <ActionForm action={withdraw} submit={t('withdraw.submit')} fold={t('withdraw.title')} quiet>
        {hidden}
        <p className="faint">{t('withdraw.hint')}</p>
        <TextField name="reason" label={t('withdraw.reason')} maxLength={400} />
      </ActionForm>
    </div>
  )
})
