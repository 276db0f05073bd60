import { getLocale, getTranslations } from 'next-intl/server'
import { NextActivities } from '@/components/activities/next'
import { TodoList } from '@/components/activities/todo'
import { ProblemList } from '@/components/problems/list'
import { Calls } from '@/components/sharing/calls'
import { Intentions } from '@/components/sharing/intentions'
import { PageTitle } from '@/components/shell/title'
import { myNextActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { shortDate } from '@/lib/core/time'
import { listGroups } from '@/lib/groups/queries'
import { myOpenProblems } from '@/lib/problems/queries'
import { myDesk } from '@/lib/sharing/desk/queries'

export default async function Home() {
  const viewer = await requireViewer()
  const t = await getTranslations('home')
  const locale = await getLocale()
  const now = new Date()
  const [groups, problems, desk, next] = await Promise.all([
    listGroups(viewer),
    myOpenProblems(viewer),
    myDesk(viewer, now),
    myNextActivities(viewer, now),
  ])
  const todo = desk.items.map(({ id, text, dueOn }) => ({
    id,
    text,
    due: dueOn ? t('due', { date: shortDate(locale, 'UTC', dueOn) }) : '',
  }))
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
      {todo.length || desk.intentions.length ? (
        <section className="stack">
          <h2>{t('todo')}</h2>
          {todo.length ? <TodoList items={todo} done={t('done')} /> : null}
          {desk.intentions.length ? <Intentions intentions={desk.intentions} /> : null}
        </section>
      ) : null}
      {desk.callers.length ? (
        <section className="stack">
          <h2>{t('calls')}</h2>
          {desk.callers.map((group) => (
            <Calls
              key={group.slug}
              calls={group.calls}
              slug={group.slug}
              of={group.name}
              answers
              manages={false}
            />
          ))}
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
