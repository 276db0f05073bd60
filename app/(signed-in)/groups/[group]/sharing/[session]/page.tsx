import { notFound, redirect } from 'next/navigation'
import { Attending } from '@/components/activities/attending'
import { Evidence } from '@/components/activities/evidence'
import { OfficerDesk } from '@/components/activities/officer'
import { Papers } from '@/components/activities/papers'
import { Gallery } from '@/components/activities/photos/gallery'
import { PresenceNotes } from '@/components/activities/presence'
import { ActivityRecord } from '@/components/activities/record'
import { CalendarLink } from '@/components/calendar/link'
import { DocumentsLink } from '@/components/documents/link'
import { GroupHead } from '@/components/groups/head'
import { RedactionNotice } from '@/components/redaction/notice'
import { Adoption } from '@/components/sharing/adoption'
import { AnswerForms } from '@/components/sharing/answer'
import { Crew } from '@/components/sharing/crew'
import { Feedback } from '@/components/sharing/feedback'
import { SessionHistory } from '@/components/sharing/history'
import { HostLine } from '@/components/sharing/host'
import { Materials } from '@/components/sharing/materials'
import { ScheduleSession } from '@/components/sharing/schedule'
import { SlotForm } from '@/components/sharing/slot'
import { SessionSummary } from '@/components/sharing/summary'
import { still } from '@/components/ui/still'
import { readPresence } from '@/lib/activities/invitations/queries'
import { listed } from '@/lib/activities/invitations/rules'
import { readActivity } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { readSession } from '@/lib/sharing/queries'
import { awaitsAnswer, canBeScheduled, takesMaterials } from '@/lib/sharing/rules'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; session: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function SharingSession({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const activity = await readActivity(viewer, (await params).session)
  if (!activity || activity.groupId !== group.id) notFound()
  if (activity.kind !== 'sharing') redirect(`/groups/${group.slug}/meetings/${activity.id}`)
  const [session, presence] = await Promise.all([
    readSession(viewer, activity.id, now),
    // Who is no member has nothing to answer here, and may cost a statement more to load.
    viewer.memberOf.some((one) => one.id === group.id)
      ? readPresence(viewer, activity.id, now, activity.startsAt ?? now)
      : null,
  ])
  if (!session) notFound()
  const { manage } = activity.may
  const members = presence?.members ?? []
  const people = members
  const t = await getTranslations('sharing')
  const { id, state } = activity
  const { refused } = await searchParams
  const here = { activityId: id, slug: group.slug }
  return (
    <>
      <GroupHead group={group} current="sharing" title={activity.title}>
        <SessionSummary activity={activity} session={session} zone={group.zone} />
        <CalendarLink viewer={viewer} group={group} activity={activity} warn={undefined} />
        {manage && activity.startsAt ? (
          <Papers path={`/groups/${group.slug}/meetings/${id}`} {...(presence && { presence })} />
        ) : null}
      </GroupHead>
      <div className="grid gap-7 max-w-3xl *:min-w-0">
        {presence ? <Attending presence={presence} slug={group.slug} now={now} /> : null}
        <section className="sheet stack">
          <h2>{t('about')}</h2>
          <p className="prose" dir="auto">
            {session.description}
          </p>
        </section>
        {session.may.present && takesMaterials(state) ? (
          <Crew session={session} slug={group.slug} members={people} />
        ) : null}
        {manage && awaitsAnswer(state) ? (
          <section className="stack">
            <h2>{t('answer.title')}</h2>
            <AnswerForms {...here} />
          </section>
        ) : null}
        {manage && canBeScheduled(state) ? (
          <ScheduleSession
            {...here}
            zone={group.zone}
            category={session.category}
            origin={session.origin}
            place={activity.place}
            again={state === 'postponed'}
          />
        ) : null}
        {manage && canBeScheduled(state) ? (
          <SlotForm session={session} slug={group.slug} zone={group.zone} />
        ) : null}
        {session.host ? <HostLine {...here} session={session} /> : null}
        <Materials session={session} slug={group.slug} tooLarge={refused === 'fileTooLarge'} />
        <ActivityRecord activity={activity} />
        {presence ? (
          <PresenceNotes
            presence={presence}
            zone={group.zone}
            present={activity.attendance.filter((row) => row.status === 'present').length}
          />
        ) : null}
        <Adoption session={session} slug={group.slug} />
        <Feedback session={session} slug={group.slug} />
        {activity.startsAt ? <Gallery activity={activity} /> : null}
        <Evidence activity={activity} />
        {activity.startsAt ? <DocumentsLink slug={group.slug} activityId={id} /> : null}
        {manage && !awaitsAnswer(state) && takesMaterials(state) ? (
          <OfficerDesk
            activity={activity}
            members={members}
            listed={listed(members, presence?.invitees ?? [], activity.attendance)}
          />
        ) : null}
        <SessionHistory session={session} zone={group.zone} />
        <RedactionNotice shown={[activity, session]} of={id} slug={group.slug} officer={manage} />
      </div>
    </>
  )
})
