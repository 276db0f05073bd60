import { AdminHead } from '@/components/people/head'
import { Pages, SearchForm, Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { listDirectory } from '@/lib/groups/directory/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Groups({ searchParams }: Props) {
  const viewer = await openAdministration()
  const { filter, groups, next, similar } = await listDirectory(viewer, await searchParams, new Date())
  const t = await getTranslations('admin')
  const { q, region, show, after } = filter
  return (
    <>
      <AdminHead current="groups" title={t('groups.title')}>
        <p>
          <a className="button" href={`/admin/groups/new${region ? `?region=${region}` : ''}`}>
            {t('groups.add')}
          </a>
        </p>
      </AdminHead>
      <SearchForm label={t('groups.search')} submit={t('search')} q={q} keep={{ region, show }} />
      <Ways
        label={t('narrow')}
        name="show"
        chosen={show ?? ''}
        keep={{ q, region }}
        ways={[
          { value: '', label: t('groups.all') },
          { value: 'unled', label: t('groups.unled') },
        ]}
      />
      {region ? (
        <p className="faint">
          {t('inRegion', { code: region })}{' '}
          <a className="underline" href="/admin/groups">
            {t('everywhere')}
          </a>
        </p>
      ) : null}
      {similar ? <p className="notice max-w-2xl">{t('similar', { q })}</p> : null}
      {groups.length ? (
        <ul className="rows">
          {groups.map((group) => (
            <li key={group.id} className="sm:grid-cols-[3fr_2fr_2fr_auto] sm:gap-x-4 sm:items-baseline">
              <a href={`/admin/groups/${group.slug}`}>
                <bdi>{group.name}</bdi>
              </a>
              <span className="faint">
                {t(`kind.${group.kind}`)} · {group.region.name}
              </span>
              <span className={group.officers ? 'faint' : ''}>
                {t('groups.holds', { members: group.members, officers: group.officers })}
              </span>
              <a
                href={`/groups/${group.slug}/members`}
                aria-label={t('groups.membersOf', { name: group.name })}
              >
                {t('groups.members')}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{q || region || show ? t('nothing') : t('groups.none')}</p>
      )}
      <Pages
        words={{ next: t('nextPage'), first: t('firstPage'), label: t('pages') }}
        next={next}
        after={after}
        keep={{ q, region, show }}
      />
    </>
  )
})
