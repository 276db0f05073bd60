import { SearchForm } from '@/components/ui/list'
import { getTranslations } from '@/lib/i18n/words'
import type { readMerging } from '@/lib/privacy/merging/queries'

type Found = NonNullable<Awaited<ReturnType<typeof readMerging>>>
type Props = { person: Found['person']; people: Found['alike']; q: string }

/** First step: who may be the same, each a link to both side by side. */
export async function Alike({ person, people, q }: Props) {
  const t = await getTranslations('admin.merge')
  const a = await getTranslations('admin')
  return (
    <>
      <SearchForm label={t('search')} submit={a('search')} q={q} hint={t('searchHint')} />
      <section className="stack">
        <h2>{q ? t('found') : t('alike')}</h2>
        {people.length ? (
          <ul className="rows">
            {people.map((one) => (
              <li key={one.id} className="sm:grid-cols-[2fr_2fr_2fr] sm:gap-x-4 sm:items-baseline">
                <a href={`/admin/people/${person.id}/merge?with=${one.id}`}>
                  <bdi>{one.name}</bdi>
                </a>
                <span className="faint">
                  <bdi>{one.email ?? a('people.noEmail')}</bdi>
                </span>
                <span className="faint">
                  <bdi>{one.school}</bdi>
                  {one.why === 'school' || one.why === 'email' ? ` · ${t(`why.${one.why}`)}` : null}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="notice">{t('nobody')}</p>
        )}
      </section>
      <p>
        <a href={`/admin/people/${person.id}`}>{t('back')}</a>
      </p>
    </>
  )
}
