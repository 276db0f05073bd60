import { NextActivities } from '@/components/activities/next'
import { TodoList } from '@/components/activities/todo'
import { WaitingRounds } from '@/components/competence/waiting'
import { ExceptionsInShort } from '@/components/coverage/exceptions'
import { GroupStrings } from '@/components/coverage/strings'
import { NoticeList } from '@/components/notices/list'
import { ProblemList } from '@/components/problems/list'
import { Calls } from '@/components/sharing/calls'
import { Intentions } from '@/components/sharing/intentions'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { myNextActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { listStrings } from '@/lib/coverage/queries'
import { getTranslations } from '@/lib/i18n/words'
import { myOpenProblems } from '@/lib/problems/queries'
import { myDesk } from '@/lib/sharing/desk/queries'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Home({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { after } = await searchParams
  const t = await getTranslations('home')
  const n = await getTranslations('notices')
  const now = new Date()
  const year = schoolYearOf(viewer.memberOf[0]?.zone ?? 'Asia/Jakarta', now)
  const outstanding = after ? null : <ExceptionsInShort viewer={viewer} now={now} />
  // Who is in no group has no desk there.
  if (!viewer.memberOf.length)
    return (
      <>
        <Welcome name={viewer.name} />
        {outstanding}
        <GroupStrings {...(await listStrings(viewer, year, after))} year={year} />
      </>
    )
  const [strings, problems, desk, next] = await Promise.all([
    listStrings(viewer, year, after),
    myOpenProblems(viewer),
    myDesk(viewer, now),
    myNextActivities(viewer, now),
  ])
  const { items, notices, intentions, callers, rounds } = desk
  return (
    <>
      <Welcome name={viewer.name} />
      {outstanding}
      <div className="halves">
        <div>
          {notices.length ? (
            <section className="stack">
              <h2>{n('title')}</h2>
              <NoticeList notices={notices} from="home" />
              <p>
                <a href="/notices">{n('all')}</a>
              </p>
            </section>
          ) : null}
          <section className="stack">
            <h2>{t('next')}</h2>
            <NextActivities activities={next} empty={t('noNext')} />
          </section>
          {items.length || intentions.length || rounds.length ? (
            <section className="stack">
              <h2>{t('todo')}</h2>
              {items.length ? <TodoList items={items} /> : null}
              {intentions.length ? <Intentions intentions={intentions} /> : null}
              {rounds.length ? <WaitingRounds rounds={rounds} /> : null}
            </section>
          ) : null}
          <section className="stack">
            <h2>{t('problems')}</h2>
            <ProblemList problems={problems} empty={t('noProblems')} />
          </section>
        </div>
        <div>
          <GroupStrings {...strings} year={year} />
          {callers.length ? (
            <section className="stack">
              <h2>{t('calls')}</h2>
              {callers.map(({ slug, name, calls }) => (
                <Calls key={slug} calls={calls} slug={slug} of={name} answers manages={false} />
              ))}
            </section>
          ) : null}
        </div>
      </div>
    </>
  )
})

async function Welcome({ name }: { name: string }) {
  const t = await getTranslations('home')
  return (
    <>
      <PageTitle parts={[t('name')]} />
      <h1>{t('title', { name })}</h1>
    </>
  )
}
