import { GroupHead } from '@/components/groups/head'
import { CallForm, Calls } from '@/components/sharing/calls'
import { SessionList } from '@/components/sharing/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { listCalls } from '@/lib/sharing/calls/queries'
import { listSessions } from '@/lib/sharing/queries'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Sharing({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('sharing')
  const [sessions, calls] = await Promise.all([
    listSessions(viewer, group.id, await searchParams),
    listCalls(viewer, group.id, new Date()),
  ])
  const offers = can(viewer, 'sharing.offer', group.facts)
  const answers = can(viewer, 'activity.schedule', group.facts)
  const none = !Object.values(sessions).some((part) => part?.length)
  const here = { slug: group.slug, zone: group.zone }
  return (
    <>
      <GroupHead group={group} current="sharing" title={t('title')}>
        <p>{t('lead')}</p>
        {offers ? (
          <p>
            <a className="button" href={`/groups/${group.slug}/sharing/new`}>
              {t('offer')}
            </a>
          </p>
        ) : null}
      </GroupHead>
      {calls.length ? (
        <section className="stack">
          <h2>{t('calls.title')}</h2>
          <Calls calls={calls} slug={group.slug} answers={offers} manages={answers} />
        </section>
      ) : null}
      {answers ? <CallForm groupId={group.id} slug={group.slug} /> : null}
      {none ? <p className="notice">{offers ? t('none') : t('noneToRead')}</p> : null}
      <SessionList title={t('next')} sessions={sessions.next} {...here} />
      <SessionList title={t('offered')} sessions={sessions.offered} answers={answers} {...here} />
      <SessionList title={t('accepted')} sessions={sessions.accepted} {...here} />
      <SessionList title={t('past')} sessions={sessions.past} {...here} />
      {sessions.following ? (
        <p>
          <a href={`?before=${sessions.following}`}>{t('older')}</a>
        </p>
      ) : null}
      <SessionList title={t('ended')} sessions={sessions.ended} {...here} />
    </>
  )
})
