import { notFound } from 'next/navigation'
import { ActivityDay } from '@/components/activities/when'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { readOwnPresence } from '@/lib/activities/checkin/queries'
import { activityPath } from '@/lib/activities/paths'
import { requireViewer } from '@/lib/auth/current'
import { longKey } from '@/lib/core/short'
import { clockIn, zoneLabel } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'

type Props = { params: Promise<{ day: string }> }

export default still(async function Done({ params }: Props) {
  const viewer = await requireViewer()
  const found = await readOwnPresence(viewer, longKey((await params).day))
  if (!found) notFound()
  const t = await getTranslations('checkIn')
  const d = await getTranslations('desk')
  const { activity, day, mine } = found
  const { group } = activity
  // What stands here is read from the record, never taken from the address.
  const present = mine?.status === 'present'
  const title = present ? t('done.title') : t('notDone')
  const time = mine && `${clockIn(group.zone, mine.recordedAt).replace(':', '.')} ${zoneLabel(group.zone)}`
  const facts = [
    [t('done.name'), <bdi key="name">{viewer.name}</bdi>],
    [t('done.meeting'), <bdi key="title">{activity.title}</bdi>],
    [t('done.group'), <bdi key="group">{group.name}</bdi>],
    [t('done.when'), <ActivityDay key="when" day={day} zone={group.zone} />],
    ...(mine && present ? [[t('done.status'), t(mine.late ? 'done.late' : 'done.present')]] : []),
    ...(time
      ? [[t('done.at'), t(mine.recordedBy === viewer.personId ? 'done.self' : 'done.officer', { time })]]
      : []),
  ] as const
  return (
    <Frame viewer={viewer}>
      <div className="stack max-w-md">
        <PageTitle parts={[title]} />
        <h1>{title}</h1>
        {mine && !present ? (
          <p className="notice">{t('elsewhere', { status: d(`status.${mine.status}`) })}</p>
        ) : null}
        <dl className="sheet facts">
          {facts.map(([label, value]) => (
            <div key={String(label)}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {mine?.late ? <p className="faint">{t('done.lateRule')}</p> : null}
        <p className="flex flex-wrap gap-3">
          {present ? null : (
            <a className="button" href="/check-in">
              {t('type')}
            </a>
          )}
          <a
            className={present ? 'button' : 'button quiet'}
            href={`/groups/${group.slug}${activityPath(activity)}`}
          >
            {t('done.back')}
          </a>
        </p>
      </div>
    </Frame>
  )
})
