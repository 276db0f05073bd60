import { notFound, redirect } from 'next/navigation'
import { Attending } from '@/components/activities/attending'
import { DraftDesk } from '@/components/activities/draft'
import { Evidence } from '@/components/activities/evidence'
import { ActivityHistory } from '@/components/activities/history'
import { OfficerDesk } from '@/components/activities/officer'
import { Papers } from '@/components/activities/papers'
import { Gallery } from '@/components/activities/photos/gallery'
import { PresenceNotes } from '@/components/activities/presence'
import { ActivityRecord } from '@/components/activities/record'
import { SeriesPart } from '@/components/activities/series'
import { ActivityWhen } from '@/components/activities/when'
import { CalendarLink } from '@/components/calendar/link'
import { DocumentsLink } from '@/components/documents/link'
import { GroupHead } from '@/components/groups/head'
import { RedactionNotice } from '@/components/redaction/notice'
import { Slots } from '@/components/sharing/slot'
import { Bead } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { readPresence } from '@/lib/activities/invitations/queries'
import { listed } from '@/lib/activities/invitations/rules'
import { readActivity } from '@/lib/activities/queries'
import { membersOf, type OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Meeting({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity || activity.groupId !== group.id) notFound()
  if (activity.kind === 'sharing') redirect(`/groups/${group.slug}/sharing/${activity.id}`)
  const now = new Date()
  if (activity.state === 'draft') return <Draft activity={activity} group={group} />
  const presence = await readPresence(viewer, activity.id, now)
  if (!presence) notFound()
  const members = activity.may.manage
    ? await membersOf(viewer, group.id, activity.startsAt ?? new Date())
    : []
  const query = await searchParams
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
        <CalendarLink viewer={viewer} group={group} activity={activity} warn={query.scheduled} />
        {activity.may.manage ? (
          <Papers path={`/groups/${group.slug}/meetings/${activity.id}`} presence={presence} />
        ) : null}
      </GroupHead>
      <Attending presence={presence} slug={group.slug} now={now} />
      <SeriesPart activity={activity} />
      <Slots slots={activity.slots} slug={group.slug} zone={group.zone} />
      <ActivityRecord activity={activity} />
      <PresenceNotes
        presence={presence}
        zone={group.zone}
        present={activity.attendance.filter((row) => row.status === 'present').length}
      />
      <Gallery activity={activity} />
      <Evidence activity={activity} />
      <DocumentsLink slug={group.slug} activityId={activity.id} />
      {activity.may.manage ? (
        <OfficerDesk
          activity={activity}
          members={members.map((one) => one.person)}
          listed={listed(
            members.map((one) => one.person),
            presence.invitees,
            activity.attendance,
          )}
          day={query.day}
        />
      ) : null}
      <ActivityHistory activity={activity} />
      <RedactionNotice shown={activity} of={activity.id} slug={group.slug} officer={activity.may.manage} />
    </>
  )
})

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** A draft has a plan and nothing else yet. */
async function Draft({ activity, group }: { activity: Activity; group: OpenGroup }) {
  const t = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  return (
    <>
      <GroupHead group={group} current="meetings" title={activity.title}>
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <Bead code={activity.objective} stage={0} label={activity.objective} />
          {o(`${activity.objective}.name`)} <span className="badge">{t('state.draft')}</span>
        </p>
        <ActivityWhen activity={activity} zone={group.zone} />
      </GroupHead>
      <DraftDesk activity={activity} />
      <ActivityRecord activity={activity} />
      <ActivityHistory activity={activity} />
    </>
  )
}
