import { getTranslations } from 'next-intl/server'
import { ExceptionsSection } from '@/components/coverage/exceptions'
import { CoverageMatrix } from '@/components/coverage/matrix'
import { PeriodForm } from '@/components/coverage/period'
import { PageTitle } from '@/components/shell/title'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { coverageMatrix } from '@/lib/coverage/queries'
import { matrixFilter, periodOf } from '@/lib/coverage/schema'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default async function Matrix({ searchParams }: Props) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const current = schoolYearOf('Asia/Jakarta', new Date())
  const period = periodOf(asked, current)
  const filter = matrixFilter.parse(asked)
  const { groups, next } = await coverageMatrix(viewer, period, filter)
  const t = await getTranslations('coverage')
  const inPeriod = `year=${period.year}&part=${period.part}`
  const query = new URLSearchParams({ kind: filter.kind ?? '', name: filter.name })
  return (
    <>
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        <p>{t('matrixLead')}</p>
      </header>
      {filter.after ? null : <ExceptionsSection viewer={viewer} now={new Date()} />}
      <PeriodForm period={period} current={current}>
        <label className="field">
          {t('kind')}
          <select name="kind" defaultValue={filter.kind ?? ''}>
            <option value="">{t('kinds.all')}</option>
            <option value="kkg">{t('kinds.kkg')}</option>
            <option value="mgmp">{t('kinds.mgmp')}</option>
          </select>
        </label>
        <label className="field">
          {t('name')}
          <input name="name" type="search" maxLength={80} defaultValue={filter.name} />
        </label>
      </PeriodForm>
      {groups.length ? (
        <CoverageMatrix groups={groups} period={period} />
      ) : (
        <p className="notice">{t(filter.kind || filter.name ? 'noMatch' : 'noGroups')}</p>
      )}
      <p className="flex flex-wrap gap-x-4">
        {next ? <a href={`/coverage?${inPeriod}&${query}&after=${next}`}>{t('more')}</a> : null}
        {groups.length ? (
          <a href={`/coverage/csv?${inPeriod}&${query}&after=${filter.after ?? ''}`} download>
            {t('csv')}
          </a>
        ) : null}
      </p>
      <p>
        <a href="/coverage/orders">{t('orders')}</a>
      </p>
      <p className="faint">{t('rule')}</p>
    </>
  )
}
