import { CoverageBeads } from '@/components/coverage/beads'
import { CoverageDownloads } from '@/components/coverage/downloads'
import { GroupExceptions } from '@/components/coverage/exceptions-group'
import { CountingRules, FiguresTable, ReportLimits } from '@/components/coverage/figures'
import { PeriodForm } from '@/components/coverage/period'
import { CoverageTable } from '@/components/coverage/table'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { schoolYearOf } from '@/lib/core/time'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { type CellFigure, periodOf } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Coverage({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('coverage')
  const current = schoolYearOf(group.zone, new Date())
  const period = periodOf(await searchParams, current)
  const { rows, figures } = await groupFigures(viewer, group, period)
  const f = await getTranslations('figures')
  const inPeriod = `year=${period.year}&part=${period.part}`
  const cell = (objective: ObjectiveCode | null, figure: CellFigure) =>
    `/groups/${group.slug}/coverage/${objective ?? 'all'}?stage=${figure}&${inPeriod}`
  return (
    <>
      <GroupHead group={group} current="coverage" title={t('title')}>
        <CoverageBeads rows={rows} label={t('title')} />
        <p>{t('lead')}</p>
      </GroupHead>
      <GroupExceptions viewer={viewer} group={group} />
      <PeriodForm period={period} current={current} />
      <CoverageTable rows={rows} period={period} href={cell} />
      <FiguresTable
        rows={figures.rows.map((row) => ({ ...row, bead: row.people ? 2 : 0 }))}
        total={figures.total}
        href={cell}
      />
      <p className="print:hidden">
        <a href={`/groups/${group.slug}/coverage/timeline?${inPeriod}`}>{f('timeline')}</a>
      </p>
      <CoverageDownloads path={`/groups/${group.slug}/coverage`} query={inPeriod} />
      <CountingRules />
      <ReportLimits />
    </>
  )
})
