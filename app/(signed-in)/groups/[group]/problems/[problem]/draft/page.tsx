import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { ReportForm } from '@/components/problems/report'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { openProblem } from '../open'

type Props = { params: Promise<{ group: string; problem: string }> }

export default still(async function Draft({ params }: Props) {
  const { viewer, group, problem } = await openProblem(params)
  if (problem.state !== 'draft' || !problem.may.deepen) notFound()
  const t = await getTranslations('report')
  const l = await getTranslations('problemLife.draft')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={l('title')} />
      <p className="notice">{t('noNames')}</p>
      <ReportForm personId={viewer.personId} group={group} draft={problem} />
    </div>
  )
})
