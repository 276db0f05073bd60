import { AdminHead } from '@/components/people/head'
import { Pages, SearchForm, Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { listPeople } from '@/lib/people/persons/queries'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function People({ searchParams }: Props) {
  const viewer = await openAdministration()
  const { filter, people, next, similar } = await listPeople(viewer, await searchParams, new Date())
  const t = await getTranslations('admin')
  const { q, show, after, school, group } = filter
  return (
    <>
      <AdminHead current="people" title={t('people.title')}>
        <p>
          <a className="button" href="/admin/people/new">
            {t('people.add')}
          </a>
        </p>
      </AdminHead>
      <SearchForm label={t('people.search')} submit={t('search')} q={q} keep={{ show, school, group }} />
      <Ways
        label={t('narrow')}
        name="show"
        chosen={show ?? ''}
        keep={{ q, school, group }}
        ways={[
          { value: '', label: t('people.all') },
          { value: 'administrators', label: t('people.administrators') },
          { value: 'withoutAccount', label: t('people.withoutAccount') },
        ]}
      />
      {school || group ? (
        <p className="faint">
          {t(school ? 'people.inSchool' : 'people.inGroup')}{' '}
          <a className="underline" href="/admin/people">
            {t('everywhere')}
          </a>
        </p>
      ) : null}
      {similar ? <p className="notice max-w-2xl">{t('similar', { q })}</p> : null}
      {people.length ? (
        <ul className="rows">
          {people.map((person) => (
            <li key={person.id} className="sm:grid-cols-[2fr_2fr_2fr] sm:gap-x-4 sm:items-baseline">
              <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                <a href={`/admin/people/${person.id}`}>
                  <bdi>{person.name}</bdi>
                </a>
                {person.isAdministrator ? <span className="badge">{t('role.administrator')}</span> : null}
              </span>
              <span className="faint">
                <bdi>{person.email ?? t('people.noEmail')}</bdi>
                {person.email && !person.hasAccount ? ` · ${t('people.noAccount')}` : null}
              </span>
              <bdi className="faint">{person.school?.name}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{t('nothing')}</p>
      )}
      <Pages
        words={{ next: t('nextPage'), first: t('firstPage'), label: t('pages') }}
        next={next}
        after={after}
        keep={{ q, show, school, group }}
      />
    </>
  )
})
