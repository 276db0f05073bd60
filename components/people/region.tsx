import { SearchForm } from '@/components/ui/list'
import { getTranslations } from '@/lib/i18n/words'

type Found = { code: string; name: string; parent: { name: string } | null }[]

/** First step of a form that needs a region: search, then a link to the same form with the region in it. */
export async function RegionStep({ path, q, found }: { path: string; q: string; found: Found }) {
  const t = await getTranslations('admin')
  return (
    <section className="stack">
      <h2>{t('step.title')}</h2>
      <SearchForm label={t('regions.search')} submit={t('search')} q={q} hint={t('step.hint')} />
      {found.length ? (
        <ul className="rows">
          {found.map((region) => (
            <li key={region.code} className="grid-cols-[4.5rem_1fr] items-baseline">
              <span className="faint tabular-nums">{region.code}</span>
              <span>
                <a href={`${path}?region=${region.code}`}>{region.name}</a>
                {region.parent ? <span className="faint"> · {region.parent.name}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {q && !found.length ? <p className="notice">{t('regions.none')}</p> : null}
    </section>
  )
}
