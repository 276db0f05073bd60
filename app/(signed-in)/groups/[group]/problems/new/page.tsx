import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { ReportForm } from '@/components/problems/report'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default still(async function Report({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'problem.report', group.facts)) notFound()
  const t = await getTranslations('report')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('title')} />
      <p className="notice">{t('noNames')}</p>
      <ReportForm personId={viewer.personId} group={group} />
    </div>
  )
})
