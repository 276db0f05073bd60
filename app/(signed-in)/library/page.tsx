import { LibraryResults } from '@/components/library/results'
import { LibrarySearch } from '@/components/library/search'
import { PageTitle } from '@/components/shell/title'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'
import { searchLibrary } from '@/lib/library/queries'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Library({ searchParams }: Props) {
  const viewer = await requireViewer()
  const t = await getTranslations('library')
  const params = await searchParams
  const { search, rows, next } = await searchLibrary(viewer, params)
  const { after, ...keep } = search
  const asked = Object.values(keep).some(Boolean)
  const group = viewer.memberOf.find((one) => one.slug === search.group)
  return (
    <>
      <PageTitle parts={search.q ? [search.q, t('title')] : [t('title')]} />
      <header className="stack">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <LibrarySearch search={search} />
      {search.group ? (
        <p className="faint">
          {t('inGroup', { group: group?.name ?? search.group })} ·{' '}
          <a href={`?${new URLSearchParams({ q: search.q })}`}>{t('everywhere')}</a>
        </p>
      ) : null}
      <section className="stack">
        <h2>{search.q ? t('results') : t('newest')}</h2>
        <LibraryResults rows={rows} empty={asked ? t('none') : t('empty')} />
        <Pages
          words={{ next: t('next'), first: t('first'), label: t('pages') }}
          next={next}
          after={after ? after.id : null}
          keep={keep}
        />
      </section>
    </>
  )
})
