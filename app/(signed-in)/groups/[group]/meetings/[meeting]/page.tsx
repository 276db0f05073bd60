import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Evidence } from '@/components/activities/evidence'
import { ActivityHistory } from '@/components/activities/history'
import { OfficerDesk } from '@/components/activities/officer'
import { ActivityRecord } from '@/components/activities/record'
import { ActivityWhen } from '@/components/activities/when'
import { DocumentsLink } from '@/components/documents/link'
import { GroupHead } from '@/components/groups/head'
import { Bead } from '@/components/ui/beads'
import { readActivity } from '@/lib/activities/queries'
import { membersOf } from '@/lib/groups/queries'
import { stageNumber } from '@/lib/objectives/rules'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default async function Meeting({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity || activity.groupId !== group.id) notFound()
  if (activity.kind === 'sharing') redirect(`/groups/${group.slug}/sharing/${activity.id}`)
  const members = activity.may.manage
    ? await membersOf(viewer, group.id, activity.startsAt ?? new Date())
    : []
  const t = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  return (
    <>
      <GroupHead group={group} current="meetings" title={activity.title}>
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <Bead
            code={activity.objective}
            stage={stageNumber(activity.countedStages)}
            label={activity.objective}
          />
          {o(`${activity.objective}.name`)} <span className="badge">{t(`state.${activity.state}`)}</span>
        </p>
        <ActivityWhen activity={activity} zone={group.zone} />
      </GroupHead>
      <ActivityRecord activity={activity} />
      <Evidence activity={activity} />
      <DocumentsLink slug={group.slug} activityId={activity.id} />
      {activity.may.manage ? (
        <OfficerDesk
          activity={activity}
          members={members.map((one) => one.person)}
          day={(await searchParams).day}
        />
      ) : null}
      <ActivityHistory activity={activity} />
    </>
  )
}
