import { notFound } from 'next/navigation'
import { CoverageDownloads } from '@/components/coverage/downloads'
import { ExceptionsSection } from '@/components/coverage/exceptions'
import { CountingRules, FiguresTable, ReportLimits } from '@/components/coverage/figures'
import { CoverageMatrix } from '@/components/coverage/matrix'
import { PeriodForm } from '@/components/coverage/period'
import { BehindFigure } from '@/components/coverage/regions/behind'
import { RegionFilters } from '@/components/coverage/regions/filters'
import { RegionHead } from '@/components/coverage/regions/head'
import { linesOf } from '@/components/coverage/regions/lines'
import { coverageHref, coverageQuery } from '@/components/coverage/regions/links'
import { CoverageTrend } from '@/components/coverage/regions/trend'
import { CoverageTable } from '@/components/coverage/table'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { MOST_BEHIND } from '@/lib/core/replica'
import { schoolYearOf } from '@/lib/core/time'
import { totalOf } from '@/lib/coverage/figures/rules'
import { MOST_GROUPS } from '@/lib/coverage/regions/export'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { cellAsked, regionAsked } from '@/lib/coverage/regions/schema'
import { monthPeriod, mostStage } from '@/lib/coverage/rules'
import { periodOf } from '@/lib/coverage/schema'
import { MOST_LINES } from '@/lib/documents/coverage/queries'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Regions({ searchParams }: Props) {
  const viewer = await requireViewer()
  const params = await searchParams
  const now = new Date()
  const current = schoolYearOf('Asia/Jakarta', now)
  const period = periodOf(params, current)
  const asked = regionAsked.parse(params)
  const { objective, stage } = cellAsked.parse(params)
  const report = await regionCoverage(viewer, asked, period, MOST_BEHIND)
  if (!report) notFound()
  const t = await getTranslations('coverage')
  const r = await getTranslations('regions')
  const lines = await linesOf(report, asked, period)
  const narrowed = asked.kind || asked.name || asked.subject || asked.every || report.region
  return (
    <>
      <RegionHead report={report} asked={asked} period={period} viewer={viewer} />
      {asked.after || objective ? null : <ExceptionsSection viewer={viewer} asked={asked} now={now} />}
      <PeriodForm period={period} current={current}>
        <RegionFilters report={report} asked={asked} />
      </PeriodForm>
      {objective ? (
        <BehindFigure report={report} asked={asked} period={period} objective={objective} stage={stage} />
      ) : (
        <section className="stack">
          <h2>{r('below')}</h2>
          <p className="faint">{r('lead')}</p>
          {lines.length ? (
            <CoverageMatrix lines={lines} head={r('line')} period={period} />
          ) : (
            <p className="notice">{t(narrowed ? 'noMatch' : 'noGroups')}</p>
          )}
          {report.without && !asked.name && !asked.every ? (
            <p className="faint">{r('without', { count: report.without })}</p>
          ) : null}
        </section>
      )}
      <p className="flex flex-wrap gap-x-4 print:hidden">
        {report.next ? (
          <a
            href={coverageHref(asked, period, {
              after: report.next,
              ...(objective && { objective, stage }),
            })}
          >
            {t('more')}
          </a>
        ) : null}
        <a href="/coverage/orders">{t('orders')}</a>
      </p>
      {lines.length ? (
        <CoverageDownloads
          path="/coverage"
          query={coverageQuery(asked, period)}
          list={{ xlsx: MOST_GROUPS, pdf: MOST_LINES }}
        />
      ) : null}
      {objective ? null : (
        <section className="stack">
          <h2>{r('whole')}</h2>
          <p className="faint">{t('lead')}</p>
          <CoverageTable
            rows={report.rows}
            period={period}
            stageOf={mostStage}
            href={(objective, stage) => coverageHref(asked, period, { objective, stage })}
          />
          <FiguresTable
            rows={report.rows.map((row) => ({ ...row, bead: mostStage(row) }))}
            total={totalOf(report.rows)}
            href={(code, stage) => code && coverageHref(asked, period, { objective: code, stage })}
          />
        </section>
      )}
      <CoverageTrend
        months={report.trend}
        objective={objective}
        href={(month, stage) =>
          coverageHref(asked, monthPeriod(month), objective ? { objective, stage: stage ?? 'planned' } : {})
        }
      />
      <CountingRules without={['members']} />
      <ReportLimits more={[r('limit.size'), r('limit.people'), r('limit.place')]} />
    </>
  )
})
