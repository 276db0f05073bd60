import { GroupHead } from '@/components/groups/head'
import { MemberList, OfficerList } from '@/components/groups/members'
import { Pages, SearchForm, Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { listMembers, listOfficers } from '@/lib/groups/membership/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Members({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const asked = await searchParams
  const now = new Date()
  const [{ filter, count, members, next, may }, officers] = await Promise.all([
    listMembers(viewer, group, asked, now),
    asked.after ? [] : listOfficers(viewer, group.id, now),
  ])
  const t = await getTranslations('members')
  const j = await getTranslations('joining')
  const { q, show, after } = filter
  return (
    <>
      <GroupHead group={group} current="members" title={t('title')}>
        {asked.saved === '1' ? (
          <p role="status" className="notice max-w-2xl">
            {t('saved')}
          </p>
        ) : null}
        {may.manage ? (
          <p className="flex flex-wrap gap-3">
            <a className="button" href={`/groups/${group.slug}/members/new`}>
              {t('add')}
            </a>
            <a className="button quiet" href={`/groups/${group.slug}/members/import`}>
              {t('import')}
            </a>
            <a className="button quiet" href={`/groups/${group.slug}/members/joining`}>
              {j('title')}
            </a>
            <a className="button quiet" href={`/groups/${group.slug}/members/handover`}>
              {t('handover.title')}
            </a>
          </p>
        ) : null}
      </GroupHead>
      {q || show || after ? null : <OfficerList officers={officers} slug={group.slug} may={may} />}
      <section className="stack">
        <h2>{show ? t('former') : t('count', { count })}</h2>
        {may.manage ? (
          <Ways
            label={t('narrow')}
            name="show"
            chosen={show ?? ''}
            keep={{ q }}
            ways={[
              { value: '', label: t('current') },
              { value: 'former', label: t('former') },
            ]}
          />
        ) : null}
        {count > 12 || q || show ? (
          <SearchForm label={t('search')} submit={t('find')} q={q} keep={{ show }} />
        ) : null}
        <MemberList
          members={members}
          slug={group.slug}
          may={may}
          empty={q ? t('notFound') : show ? t('noFormer') : may.manage ? t('noneYet') : t('none')}
        />
        <Pages
          words={{ next: t('next'), first: t('first'), label: t('pages') }}
          next={next}
          after={after}
          keep={{ q, show }}
        />
      </section>
    </>
  )
})
