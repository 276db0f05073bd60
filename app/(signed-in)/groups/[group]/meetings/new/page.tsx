import { notFound } from 'next/navigation'
import { DraftButton } from '@/components/activities/draft'
import { ActivityFields } from '@/components/activities/form'
import { GroupHead } from '@/components/groups/head'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { schedule } from '@/lib/activities/actions'
import { getTranslations } from '@/lib/i18n/words'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { readItem } from '@/lib/programme/queries'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Schedule({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'activity.schedule', group.facts)) notFound()
  const t = await getTranslations('schedule')
  const [problems, found] = await Promise.all([
    proposedForAgenda(viewer, group, new Date()),
    readItem(viewer, (await searchParams).item),
  ])
  const item = found?.groupId === group.id ? found : null
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('title')} />
      <ActionForm
        action={schedule}
        submit={t('submit')}
        others={<DraftButton />}
        formKey={crypto.randomUUID()}
      >
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        {item ? <input type="hidden" name="itemId" value={item.id} /> : null}
        <ActivityFields
          zone={group.zone}
          problems={problems}
          plan={item ? { ...item, origin: 'programme' } : undefined}
        />
      </ActionForm>
    </div>
  )
})
