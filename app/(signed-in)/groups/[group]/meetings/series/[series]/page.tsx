import { notFound } from 'next/navigation'
import { ActivityList } from '@/components/activities/list'
import { ruleWords } from '@/components/activities/series'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readSeries } from '@/lib/activities/series/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'

type Props = { params: Promise<{ group: string; series: string }> }

export default still(async function OneSeries({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const series = await readSeries(viewer, (await params).series)
  if (!series || series.groupId !== group.id) notFound()
  const t = await getTranslations('series')
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('list')}>
        <p>
          {await ruleWords(series.rule)}{' '}
          <span className="faint">· {t('meetings', { count: series.activities.length })}</span>
        </p>
      </GroupHead>
      <ActivityList activities={series.activities} slug={group.slug} zone={group.zone} empty={t('none')} />
    </>
  )
})
