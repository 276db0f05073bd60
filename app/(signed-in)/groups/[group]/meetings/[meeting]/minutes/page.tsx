import { notFound } from 'next/navigation'
import { ActionItems, AssignForm } from '@/components/activities/items'
import { Corrections, CorrectMinutes } from '@/components/activities/minutes/corrections'
import { MinutesForm } from '@/components/activities/minutes/form'
import { LeftOver } from '@/components/activities/minutes/left'
import { MinutesShown } from '@/components/activities/minutes/shown'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readCorrections } from '@/lib/activities/minutes/queries'
import { readActivity } from '@/lib/activities/queries'
import { minutesOpen } from '@/lib/activities/rules'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'
import { Back } from '../back'

type Props = { params: Promise<{ group: string; meeting: string }> }

export default still(async function Minutes({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity?.may.manage || activity.groupId !== group.id) notFound()
  const approved = activity.state === 'approved'
  const [found, corrections] = await Promise.all([
    membersOf(viewer, group.id, activity.startsAt ?? new Date()),
    activity.minutes?.corrections.length ? readCorrections(viewer, activity.id) : [],
  ])
  const members = found.map((one) => one.person)
  const t = await getTranslations('minutes')
  const kind = activity.kind === 'meeting' ? 'meetings' : 'sharing'
  const place = { activity, members, from: 'minutes' as const }
  return (
    <>
      <GroupHead group={group} current={kind} title={t('of', { title: activity.title })}>
        <p>
          <Back slug={group.slug} activity={activity} />
        </p>
      </GroupHead>
      <div className="stack gap-7! max-w-3xl">
        {minutesOpen(activity.state) ? (
          <MinutesForm
            activity={activity}
            personId={viewer.personId}
            back={`/groups/${group.slug}/${kind}/${activity.id}`}
          />
        ) : (
          <>
            <p className="notice">{approved ? t('approved') : t('closed')}</p>
            <LeftOver
              person={viewer.personId}
              activity={activity.id}
              words={{ title: t('left.title'), discard: t('left.discard') }}
            />
            <MinutesShown activity={activity} />
          </>
        )}
        {approved ? <CorrectMinutes activity={activity} /> : null}
        {corrections.length ? <Corrections corrections={corrections} zone={group.zone} /> : null}
        <ActionItems {...place} />
        <AssignForm {...place} />
      </div>
    </>
  )
})
