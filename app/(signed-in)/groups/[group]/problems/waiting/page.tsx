import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { IncomingReferrals } from '@/components/problems/incoming'
import { ProblemList } from '@/components/problems/list'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { cursor } from '@/lib/core/search'
import { getTranslations } from '@/lib/i18n/words'
import { incomingReferrals } from '@/lib/problems/referrals/queries'
import { patience } from '@/lib/problems/waiting/actions'
import { waitingProblems } from '@/lib/problems/waiting/queries'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Waiting({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'problem.patience', group.facts)) notFound()
  const t = await getTranslations('problemLife.waiting')
  const now = new Date()
  const after = cursor.parse((await searchParams).after ?? null)
  const [{ problems, next }, incoming] = await Promise.all([
    waitingProblems(viewer, group.id, { now, days: group.problemDays }, after),
    incomingReferrals(viewer, group.id),
  ])
  const words = { next: t('next'), first: t('first'), label: t('pages') }
  return (
    <>
      <GroupHead group={group} current="problems" title={t('title')}>
        <p className="faint max-w-2xl">{t('lead', { days: group.problemDays })}</p>
      </GroupHead>
      <IncomingReferrals referrals={incoming} slug={group.slug} />
      <ProblemList problems={problems} empty={t('none')} now={now} />
      <Pages words={words} next={next} after={after} keep={{}} />
      <p>
        <a className="button quiet" href={`/groups/${group.slug}/meetings/new`}>
          {t('schedule')}
        </a>
      </p>
      <ActionForm action={patience} submit={t('save')} fold={t('patience')}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TextField
          name="days"
          label={t('daysLabel')}
          hint={t('daysHint')}
          inputMode="numeric"
          maxLength={3}
          defaultValue={String(group.problemDays)}
        />
      </ActionForm>
    </>
  )
})
