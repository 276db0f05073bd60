import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { PollFields } from '@/components/polls/form'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { open } from '@/lib/polls/actions'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default still(async function NewPoll({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'activity.schedule', group.facts)) notFound()
  const t = await getTranslations('polls')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('new')} />
      <ActionForm action={open} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <PollFields zone={group.zone} />
      </ActionForm>
    </div>
  )
})
