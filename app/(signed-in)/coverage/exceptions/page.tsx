import { notFound } from 'next/navigation'
import { CoverageDownloads } from '@/components/coverage/downloads'
import { Checked } from '@/components/coverage/exceptions-checked'
import { ExceptionGroups } from '@/components/coverage/exceptions-list'
import { PageTitle } from '@/components/shell/title'
import { Pages, Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { queryText } from '@/lib/core/address'
import { amongName } from '@/lib/coverage/exceptions/export'
import { amongWords } from '@/lib/coverage/exceptions/paths'
import { listExceptions, listsExceptions } from '@/lib/coverage/exceptions/queries'
import { exceptionKinds, exceptionsAsked } from '@/lib/coverage/exceptions/schema'
import { coverageWords } from '@/lib/coverage/export'
import { localeOf } from '@/lib/i18n/locale'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Exceptions({ searchParams }: Props) {
  const viewer = await requireViewer()
  if (!listsExceptions(viewer)) notFound()
  const asked = await searchParams
  const filter = exceptionsAsked(asked)
  const among = amongWords(filter.among)
  const chosen = amongName(filter.among, coverageWords(localeOf(await getLocale())))
  const found = await listExceptions(viewer, filter, new Date())
  const { groups, next, standing, counts, checked, cut } = found
  const t = await getTranslations('exceptions')
  const c = await getTranslations('coverage')
  const n = await getTranslations('notices.about')
  const ways = exceptionKinds
    .filter((one) => counts.has(one) || one === filter.kind)
    .map((one) => ({ value: one, label: t('of', { name: n(one), count: counts.get(one) ?? 0 }) }))
  return (
    <>
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        {chosen ? (
          <p>
            {t('among', { chosen })} <a href="/coverage/exceptions">{t('everywhere')}</a>
          </p>
        ) : null}
        {checked ? null : <p className="notice">{chosen ? c('noMatch') : t('noGroups')}</p>}
        {standing ? <p>{t('summary', { found: standing, checked })}</p> : null}
        {checked && !standing ? <p className="notice">{t('none', { checked })}</p> : null}
        {standing ? <p className="faint">{t('lead')}</p> : null}
        {cut ? <p className="notice">{t('cut', { checked })}</p> : null}
      </header>
      {standing || filter.kind ? (
        <Ways
          label={t('filter')}
          name="kind"
          keep={among}
          chosen={filter.kind ?? ''}
          ways={[{ value: '', label: t('every', { count: standing }) }, ...ways]}
        />
      ) : null}
      {standing && !groups.length ? <p className="notice">{t('noneOfKind')}</p> : null}
      <ExceptionGroups groups={groups} level={2} />
      <Pages
        words={{ next: t('next'), first: t('first'), label: t('pages') }}
        next={next ? `${next.weight}_${next.id}` : undefined}
        after={filter.after && `${asked.after}`}
        keep={{ kind: filter.kind, ...among }}
      />
      {groups.length ? (
        <CoverageDownloads
          path="/coverage/exceptions"
          query={queryText({ kind: filter.kind, ...among })}
          kinds={['xlsx', 'csv']}
        />
      ) : null}
      <Checked />
      <p>
        <a href="/coverage">{t('matrix')}</a>
      </p>
    </>
  )
})
