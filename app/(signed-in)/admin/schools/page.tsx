import { AdminHead } from '@/components/people/head'
import { Pages, SearchForm } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { listSchools } from '@/lib/people/schools/queries'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Schools({ searchParams }: Props) {
  const viewer = await openAdministration()
  const params = await searchParams
  const { filter, rows, next, similar } = await listSchools(viewer, params)
  const t = await getTranslations('admin')
  const { q, region, after } = filter
  return (
    <>
      <AdminHead current="schools" title={t('schools.title')} saved={params.saved === '1'}>
        <p>
          <a className="button" href={`/admin/schools/new${region ? `?region=${region}` : ''}`}>
            {t('schools.add')}
          </a>
        </p>
      </AdminHead>
      <SearchForm label={t('schools.search')} submit={t('search')} q={q} keep={{ region }} />
      {region ? (
        <p className="faint">
          {t('inRegion', { code: region })}{' '}
          <a className="underline" href="/admin/schools">
            {t('everywhere')}
          </a>
        </p>
      ) : null}
      {similar ? <p className="notice max-w-2xl">{t('similar', { q })}</p> : null}
      {rows.length ? (
        <ul className="rows">
          {rows.map((school) => (
            <li key={school.id} className="sm:grid-cols-[6rem_2fr_2fr] sm:gap-x-4 sm:items-baseline">
              <span className="faint tabular-nums">{school.npsn ?? t('schools.noNpsn')}</span>
              <a href={`/admin/schools/${school.id}`}>
                <bdi>{school.name}</bdi>
              </a>
              <span className="faint">
                {[school.region.name, school.cluster?.name].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{q || region ? t('nothing') : t('schools.none')}</p>
      )}
      <Pages
        words={{ next: t('nextPage'), first: t('firstPage'), label: t('pages') }}
        next={next}
        after={after}
        keep={{ q, region }}
      />
    </>
  )
})
