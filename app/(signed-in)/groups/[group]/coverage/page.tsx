import { getTranslations } from 'next-intl/server'
import { CoverageBeads } from '@/components/coverage/beads'
import { PeriodForm } from '@/components/coverage/period'
import { CoverageTable } from '@/components/coverage/table'
import { GroupHead } from '@/components/groups/head'
import { schoolYearOf } from '@/lib/core/time'
import { groupCoverage } from '@/lib/coverage/queries'
import { periodOf } from '@/lib/coverage/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function Coverage({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('coverage')
  const current = schoolYearOf(group.zone, new Date())
  const period = periodOf(await searchParams, current)
  const rows = await groupCoverage(viewer, group.id, period)
  const inPeriod = `year=${period.year}&part=${period.part}`
  return (
    <>
      <GroupHead group={group} current="coverage" title={t('title')}>
        <CoverageBeads rows={rows} label={t('title')} />
        <p>{t('lead')}</p>
      </GroupHead>
      <PeriodForm period={period} current={current} />
      <CoverageTable rows={rows} slug={group.slug} period={period} />
      <p>
        <a href={`/groups/${group.slug}/coverage/csv?${inPeriod}`} download>
          {t('csv')}
        </a>
      </p>
      <p className="faint">{t('rule')}</p>
    </>
  )
}
