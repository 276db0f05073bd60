import { getTranslations } from 'next-intl/server'
import { CoverageTable } from '@/components/coverage/table'
import { GroupHead } from '@/components/groups/head'
import { schoolYearOf } from '@/lib/core/time'
import { groupCoverage } from '@/lib/coverage/queries'
import { periodOf } from '@/lib/coverage/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }
const parts = ['year', 'ganjil', 'genap', 'calendar'] as const

export default async function Coverage({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const t = await getTranslations('coverage')
  const period = periodOf(await searchParams, schoolYearOf(group.zone, now))
  const rows = await groupCoverage(viewer, group.id, period)
  const years = [-2, -1, 0, 1].map((step) => schoolYearOf(group.zone, now) + step)
  return (
    <>
      <GroupHead group={group} current="coverage" title={t('title')}>
        <p>{t('lead')}</p>
      </GroupHead>
      <form method="get" className="flex flex-wrap gap-3 items-end">
        <label className="field">
          {t('year')}
          <select name="year" defaultValue={period.year}>
            {years.map((year) => (
              <option key={year} value={year}>{`${year}/${year + 1}`}</option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('part')}
          <select name="part" defaultValue={period.part}>
            {parts.map((part) => (
              <option key={part} value={part}>
                {t(`parts.${part}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button quiet">
          {t('apply')}
        </button>
      </form>
      <CoverageTable rows={rows} slug={group.slug} />
      <p className="faint">{t('rule')}</p>
    </>
  )
}
