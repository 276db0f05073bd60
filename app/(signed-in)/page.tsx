import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { TodoList } from '@/components/activities/todo'
import { ProblemList } from '@/components/problems/list'
import { PageTitle } from '@/components/shell/title'
import { myActionItems } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { listGroups } from '@/lib/groups/queries'
import { myOpenProblems } from '@/lib/problems/queries'

export default async function Home() {
  const viewer = await requireViewer()
  const t = await getTranslations('home')
  const [groups, problems, items] = await Promise.all([
    listGroups(viewer),
    myOpenProblems(viewer),
    myActionItems(viewer),
  ])
  const todo = items.map((item) => ({ ...item, due: t('due', { date: item.dueOn ?? 0 }) }))
  return (
    <>
      <PageTitle parts={[t('name')]} />
      <h1>{t('title', { name: viewer.name })}</h1>
      {todo.length ? (
        <section className="stack">
          <h2>{t('todo')}</h2>
          <TodoList items={todo.map(({ activity: _, ...item }) => item)} done={t('done')} />
        </section>
      ) : null}
      <section className="stack">
        <h2>{t('problems')}</h2>
        <ProblemList problems={problems} empty={t('noProblems')} />
      </section>
      <section className="stack">
        <h2>{t('groups')}</h2>
        <ul className="rows">
          {groups.map((group) => (
            <li key={group.id}>
              <Link href={`/groups/${group.slug}`} prefetch={false}>
                {group.name}
              </Link>
              <span className="faint">{group.region.name}</span>
            </li>
          ))}
        </ul>
        {groups.length > 1 ? (
          <p>
            <Link prefetch={false} href="/coverage">
              {t('coverage')}
            </Link>
          </p>
        ) : null}
        {groups.length ? null : <p className="notice">{t('noGroups')}</p>}
      </section>
    </>
  )
}
