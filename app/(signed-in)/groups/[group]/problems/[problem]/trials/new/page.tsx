import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { TrialFields } from '@/components/problems/trial-form'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { heldActivities } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { log } from '@/lib/problems/trials/actions'
import { openProblem } from '../open'

type Props = { params: Promise<{ group: string; problem: string }> }

export default still(async function NewTrial({ params }: Props) {
  const { viewer, group, problem } = await openProblem(params)
  if (!problem.may.logTrial) notFound()
  const activities = await heldActivities(viewer, group.id)
  const t = await getTranslations('trials')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('log')}>
        <p className="prose line-clamp-3" dir="auto">
          {problem.situation}
        </p>
      </GroupHead>
      <ActionForm action={log} submit={t('form.submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="problemId" value={problem.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TrialFields grade={problem.grade} zone={group.zone} activities={activities} />
      </ActionForm>
    </div>
  )
})
