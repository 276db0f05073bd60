import { getTranslations } from 'next-intl/server'
import { NextActivities } from '@/components/activities/next'
import { TodoList } from '@/components/activities/todo'
import { ProblemList } from '@/components/problems/list'
import { PageTitle } from '@/components/shell/title'
import { myActionItems, myNextActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { listGroups } from '@/lib/groups/queries'
import { myOpenProblems } from '@/lib/problems/queries'

export default async function Home() {
  const viewer = await requireViewer()
  const t = await getTranslations('home')
  const [groups, problems, items, next] = await Promise.all([
    listGroups(viewer),
    myOpenProblems(viewer),
    myActionItems(viewer),
    myNextActivities(viewer, new Date()),
  ])
  const inGroups = viewer.memberOf.length > 0
  return (
    <>
      <PageTitle parts={[t('name')]} />
      <h1>{t('title', { name: viewer.name })}</h1>
      {inGroups ? (
        <section className="stack">
          <h2>{t('next')}</h2>
          <NextActivities activities={next} empty={t('noNext')} />
        </section>
      ) : null}
      {items.length ? (
        <section className="stack">
          <h2>{t('todo')}</h2>
          <TodoList items={items} />
        </section>
      ) : null}
      {inGroups ? (
        <section className="stack">
          <h2>{t('problems')}</h2>
          <ProblemList problems={problems} empty={t('noProblems')} />
        </section>
      ) : null}
      <section className="stack">
        <h2>{t('groups')}</h2>
        <ul className="rows">
          {groups.map((group) => (
            <li key={group.id}>
              <a href={`/groups/${group.slug}`}>
                <bdi>{group.name}</bdi>
              </a>
              <span className="faint">{group.region.name}</span>
            </li>
          ))}
        </ul>
        {groups.length ? null : <p className="notice">{t('noGroups')}</p>}
      </section>
    </>
  )
}
