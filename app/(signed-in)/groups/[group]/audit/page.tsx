import { notFound } from 'next/navigation'
import { Trail } from '@/components/audit/trail'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { listTrail } from '@/lib/audit/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function GroupTrail({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'audit.read', group.facts)) notFound()
  const found = await listTrail(viewer, group, await searchParams)
  const t = await getTranslations('audit')
  return (
    <>
      <GroupHead group={group} current="overview" title={t('title')}>
        <p className="max-w-2xl">{t('intro')}</p>
      </GroupHead>
      <Trail {...found} zone={group.zone} links={viewer.officerOf.includes(group.id)} />
    </>
  )
})
