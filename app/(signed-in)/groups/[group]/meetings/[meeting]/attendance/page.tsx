import { notFound } from 'next/navigation'
import { AttendanceForm } from '@/components/activities/attendance'
import { CorrectionForm } from '@/components/activities/correction'
import { DayLinks } from '@/components/activities/days'
import { GuestMarks } from '@/components/activities/guests'
import { PresenceNotes } from '@/components/activities/presence'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { correctionOpen } from '@/lib/activities/attendance/rules'
import { readPresence } from '@/lib/activities/invitations/queries'
import { listed } from '@/lib/activities/invitations/rules'
import { readActivity } from '@/lib/activities/queries'
import { attendanceOpen } from '@/lib/activities/rules'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'
import { Back } from '../back'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function AttendanceList({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity?.may.manage || activity.groupId !== group.id) notFound()
  const now = new Date()
  const [presence, found] = await Promise.all([
    readPresence(viewer, activity.id, now),
    membersOf(viewer, group.id, activity.startsAt ?? now),
  ])
  const { day: asked, all } = await searchParams
  const day = activity.days.find((one) => one.id === asked) ?? activity.days[0]
  if (!presence || !day) notFound()
  const t = await getTranslations('checkIn')
  const g = await getTranslations('invitations')
  const u = await getTranslations('audience')
  const everybody = found.map((one) => one.person)
  const marked = activity.attendance.filter((row) => row.dayId === day.id)
  const members = all === undefined ? listed(everybody, presence.invitees, marked) : everybody
  const here = { activityId: activity.id, slug: group.slug, dayId: day.id }
  const path = `/groups/${group.slug}/meetings/${activity.id}`
  const open = attendanceOpen(activity.state)
  const excuses = new Map(presence.said.flatMap((one) => (one.reason ? [[one.personId, one.reason]] : [])))
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('list.title', { title: activity.title })}>
        <p className="flex flex-wrap gap-x-5">
          <Back slug={group.slug} activity={activity} />
          <a className="plain inline-flex items-center" href={`${path}/code?day=${day.id}`}>
            {t('screen.open')}
          </a>
          <a className="plain inline-flex items-center" href={`${path}/sheet?day=${day.id}`}>
            {t('list.sheet')}
          </a>
        </p>
      </GroupHead>
      <div className="stack gap-7! max-w-3xl">
        {members.length < everybody.length ? (
          <p className="faint">
            {u('listed', { count: members.length, of: everybody.length })}{' '}
            <a href={`${path}/attendance?day=${day.id}&all=1`}>{u('listAll')}</a>
          </p>
        ) : null}
        {open ? (
          <AttendanceForm
            activity={activity}
            members={members}
            dayId={day.id}
            excuses={excuses as Map<string, string>}
            list
          />
        ) : (
          <DayLinks activity={activity} path={`${path}/attendance`} dayId={day.id} />
        )}
        {correctionOpen(activity.state) ? (
          <section className="stack">
            <h2>{t('list.correct')}</h2>
            <p className="notice">{t('list.locked')}</p>
            <CorrectionForm {...here} members={everybody} marked={marked} />
          </section>
        ) : null}
        {open || correctionOpen(activity.state) ? null : <p className="notice">{t('screen.off')}</p>}
        <section className="stack">
          <h2>{g('guests')}</h2>
          <p className="faint">{g('guestsText')}</p>
          <GuestMarks {...here} from="attendance" guests={presence.guests} members={everybody} open={open} />
        </section>
        <PresenceNotes
          presence={presence}
          zone={group.zone}
          present={activity.attendance.filter((row) => row.status === 'present').length}
        />
      </div>
    </>
  )
})
