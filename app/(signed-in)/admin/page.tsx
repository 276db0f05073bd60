import { AdminHead } from '@/components/people/head'
import { still } from '@/components/ui/still'
import { overview } from '@/lib/groups/directory/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openAdministration } from './open'

export default still(async function Administration() {
  const viewer = await openAdministration()
  const t = await getTranslations('admin')
  const { totals, unled } = await overview(viewer, new Date())
  const figures = [
    ['groups', '/admin/groups', totals?.groups],
    ['people', '/admin/people', totals?.people],
    ['accounts', '/admin/people', totals?.accounts],
    ['schools', '/admin/schools', totals?.schools],
    ['supervisors', '/admin/assignments', totals?.supervisors],
  ] as const
  return (
    <>
      <AdminHead current="overview" title={t('title')}>
        <p className="faint max-w-2xl">{t('lead')}</p>
      </AdminHead>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {figures.map(([name, href, count]) => (
          <li key={name} className="sheet">
            <a href={href} className="grid gap-1 no-underline">
              <span className="figure">{t('number', { count: count ?? 0 })}</span>
              <span className="underline underline-offset-4">{t(`figures.${name}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <section className="stack">
        <h2>{t('unled.title')}</h2>
        {unled.length ? (
          <>
            <p className="faint max-w-2xl">{t('unled.lead')}</p>
            <ul className="rows">
              {unled.map((group) => (
                <li key={group.id} className="sm:grid-cols-[1fr_auto] sm:items-baseline">
                  <a href={`/groups/${group.slug}/members`}>
                    <bdi>{group.name}</bdi>
                  </a>
                  <span className="faint">{group.region.name}</span>
                </li>
              ))}
            </ul>
            <p>
              <a href="/admin/groups?show=unled">{t('unled.all')}</a>
            </p>
          </>
        ) : (
          <p className="notice max-w-2xl">{t('unled.none')}</p>
        )}
      </section>
      <section className="stack">
        <h2>{t('next')}</h2>
        <p className="flex flex-wrap gap-3">
          <a className="button" href="/admin/groups/new">
            {t('groups.add')}
          </a>
          <a className="button quiet" href="/admin/people/new">
            {t('people.add')}
          </a>
          <a className="button quiet" href="/admin/assignments/new">
            {t('assignments.add')}
          </a>
        </p>
      </section>
    </>
  )
})
