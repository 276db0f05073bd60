import { notFound } from 'next/navigation'
import { ActivityFields } from '@/components/activities/form'
import { Warnings } from '@/components/calendar/warnings'
import { GroupHead } from '@/components/groups/head'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { warningsFor } from '@/lib/calendar/warnings/queries'
import { getTranslations } from '@/lib/i18n/words'
import { settle } from '@/lib/polls/actions'
import { readPoll } from '@/lib/polls/queries'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; poll: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Settle({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const poll = await readPoll(viewer, (await params).poll, now)
  if (!poll?.may.manage || poll.groupId !== group.id) notFound()
  const asked = (await searchParams).option
  const picked = poll.options.find((one) => one.id === asked) ?? poll.options[0]
  if (!picked) notFound()
  const [problems, [warnings = []]] = await Promise.all([
    proposedForAgenda(viewer, group, new Date()),
    warningsFor(viewer, group, [picked], now),
  ])
  const t = await getTranslations('polls')
  const s = await getTranslations('schedule')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('settle', { title: poll.title })}>
        <p className="faint">{t('settleText')}</p>
        <Warnings warnings={warnings} />
      </GroupHead>
      <ActionForm action={settle} submit={s('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="pollId" value={poll.id} />
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <ActivityFields zone={group.zone} problems={problems} plan={{ title: poll.title, days: [picked] }} />
      </ActionForm>
    </div>
  )
})
