import { AdminHead } from '@/components/people/head'
import { SearchForm } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { browseRegions } from '@/lib/people/regions/queries'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Regions({ searchParams }: Props) {
  const viewer = await openAdministration()
  const { filter, path, regions, more } = await browseRegions(viewer, await searchParams)
  const t = await getTranslations('admin')
  const here = path.at(-1)
  const ways = here
    ? [
        [`/admin/groups?region=${here.code}`, t('regions.groups')],
        [`/admin/schools?region=${here.code}`, t('regions.schools')],
        [`/admin/groups/new?region=${here.code}`, t('groups.add')],
        [`/admin/schools/new?region=${here.code}`, t('schools.add')],
        [`/admin/assignments/new?region=${here.code}`, t('assignments.add')],
      ]
    : []
  return (
    <>
      <AdminHead current="regions" title={here ? here.name : t('regions.title')}>
        {here ? (
          <nav aria-label={t('regions.path')} className="faint flex flex-wrap gap-x-2">
            <a className="underline" href="/admin/regions">
              {t('regions.all')}
            </a>
            {path.slice(0, -1).map((region) => (
              <span key={region.code}>
                ›{' '}
                <a className="underline" href={`/admin/regions?in=${region.code}`}>
                  {region.name}
                </a>
              </span>
            ))}
            <span>› {here.code}</span>
          </nav>
        ) : (
          <p className="faint max-w-2xl">{t('regions.lead')}</p>
        )}
      </AdminHead>
      <SearchForm label={t('regions.search')} submit={t('search')} q={filter.q} hint={t('regions.hint')} />
      {ways.length ? (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {ways.map(([href, label]) => (
            <li key={href}>
              <a className="plain inline-flex items-center" href={href ?? ''}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {regions.length ? (
        <ul className="rows">
          {regions.map((region) => (
            <li
              key={region.code}
              className="grid-cols-[4.5rem_1fr] items-baseline sm:grid-cols-[5rem_1fr_auto] sm:gap-x-4"
            >
              <span className="faint tabular-nums">{region.code}</span>
              <span>
                <a href={`/admin/regions?in=${region.code}`}>{region.name}</a>
                {filter.q && region.parent ? <span className="faint"> · {region.parent.name}</span> : null}
              </span>
              <span className="faint col-start-2 sm:col-start-3">
                {t('regions.holds', { groups: region.groups, schools: region.schools })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{filter.q ? t('regions.none') : t('regions.leaf')}</p>
      )}
      {more ? <p className="faint">{t('regions.more')}</p> : null}
    </>
  )
})
