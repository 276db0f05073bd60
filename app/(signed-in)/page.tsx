import { getLocale, getTranslations } from 'next-intl/server'
import { NextActivities } from '@/components/activities/next'
import { TodoList } from '@/components/activities/todo'
import { NoticeList } from '@/components/notices/list'
import { ProblemList } from '@/components/problems/list'
import { PageTitle } from '@/components/shell/title'
import { readDesk } from '@/lib/activities/desk/queries'
import { myNextActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { shortDate } from '@/lib/core/time'
import { listGroups } from '@/lib/groups/queries'
import { myOpenProblems } from '@/lib/problems/queries'

export default async function Home() {
  const viewer = await requireViewer()
  const t = await getTranslations('home')
  const n = await getTranslations('notices')
  const locale = await getLocale()
  const [groups, problems, { items, notices }, next] = await Promise.all([
    listGroups(viewer),
    myOpenProblems(viewer),
    readDesk(viewer),
    myNextActivities(viewer, new Date()),
  ])
  const todo = items.map(({ id, text, dueOn }) => ({
    id,
    text,
    due: dueOn ? t('due', { date: shortDate(locale, 'UTC', dueOn) }) : '',
  }))
  const inGroups = viewer.memberOf.length > 0
  return (
    <>
      <PageTitle parts={[t('name')]} />
      <h1>{t('title', { name: viewer.name })}</h1>
      {notices.length ? (
        <section className="stack">
          <h2>{n('title')}</h2>
          <NoticeList notices={notices} from="home" />
          <p>
            <a href="/notices">{n('all')}</a>
          </p>
        </section>
      ) : null}
      {inGroups ? (
        <section className="stack">
          <h2>{t('next')}</h2>
          <NextActivities activities={next} empty={t('noNext')} />
        </section>
      ) : null}
      {todo.length ? (
        <section className="stack">
          <h2>{t('todo')}</h2>
          <TodoList items={todo} done={t('done')} />
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
