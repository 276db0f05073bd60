import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { listPolls } from '@/lib/polls/queries'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Polls({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'poll.answer', group.facts)) notFound()
  const { polls, after, next } = await listPolls(viewer, group.id, await searchParams, new Date())
  const t = await getTranslations('polls')
  const locale = await getLocale()
  const { slug, zone } = group
  const closing = (at: Date) =>
    t('closesAt', {
      date: shortDate(locale, zone, at),
      time: `${clockIn(zone, at).replace(':', '.')} ${zoneLabel(zone)}`,
    })
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('title')} />
      {can(viewer, 'activity.schedule', group.facts) ? (
        <p>
          <a className="button" href={`/groups/${slug}/polls/new`}>
            {t('new')}
          </a>
        </p>
      ) : null}
      {polls.length ? (
        <ul className="rows">
          {polls.map((poll) => (
            <li key={poll.id}>
              <a href={`/groups/${slug}/polls/${poll.id}`}>
                <bdi>{poll.title}</bdi>
              </a>
              <span className="faint">
                {t('options', { count: poll._count.options })}
                {poll.open && poll.closesAt ? ` · ${closing(poll.closesAt)}` : null}
              </span>
              <span className="badge">
                {t(poll.open ? 'open' : poll.activityId ? 'scheduled' : 'closed')}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('empty')}</p>
      )}
      <Pages
        words={{ next: t('older'), first: t('newest'), label: t('pages') }}
        next={next}
        after={after}
        keep={{}}
      />
    </>
  )
})
