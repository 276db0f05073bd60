import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Evidence } from '@/components/activities/evidence'
import { OfficerDesk } from '@/components/activities/officer'
import { GroupHead } from '@/components/groups/head'
import { Bead } from '@/components/ui/beads'
import { readActivity } from '@/lib/activities/queries'
import { clockRange, longDate } from '@/lib/core/time'
import { membersOf } from '@/lib/groups/queries'
import { stageNumber } from '@/lib/objectives/rules'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string; meeting: string }> }

export default async function Meeting({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity || activity.groupId !== group.id) notFound()
  if (activity.kind === 'sharing') redirect(`/groups/${group.slug}/sharing/${activity.id}`)
  const members = activity.may.manage
    ? await membersOf(viewer, group.id, activity.startsAt ?? new Date())
    : []
  const t = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const present = activity.attendance.filter((row) => row.status === 'present')
  const { startsAt, endsAt, minutes } = activity
  return (
    <>
      <GroupHead group={group} current="meetings" title={activity.title}>
        {startsAt && endsAt ? (
          <p>
            {longDate(locale, group.zone, startsAt)}, {clockRange(locale, group.zone, startsAt, endsAt)} ·{' '}
            {activity.place}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <Bead
            code={activity.objective}
            stage={stageNumber(activity.countedStages)}
            label={activity.objective}
          />
          {o(`${activity.objective}.name`)} <span className="badge">{t(`state.${activity.state}`)}</span>
        </p>
      </GroupHead>
      <section className="stack">
        <h2>{t('agenda')}</h2>
        <ol className="rows">
          {activity.agenda.map((item) => (
            <li key={item.id}>
              <bdi>{item.title ?? t('officersProblem')}</bdi>
            </li>
          ))}
        </ol>
      </section>
      <section className="stack">
        <h2>{t('present', { count: present.length, of: activity.attendance.length })}</h2>
        <p>{present.map((row) => row.person.name).join(' · ')}</p>
      </section>
      {minutes ? (
        <section className="sheet stack">
          <h2>{t('minutes')}</h2>
          <p className="prose" dir="auto">
            {minutes.text}
          </p>
          {minutes.decisions.length ? <h3>{t('decisions')}</h3> : null}
          <ol className="list-decimal pl-5">
            {minutes.decisions.map((one) => (
              <li key={one.id}>{one.text}</li>
            ))}
          </ol>
        </section>
      ) : null}
      {activity.actionItems.length ? (
        <section className="stack">
          <h2>{t('actions')}</h2>
          <ul className="rows">
            {activity.actionItems.map((item) => (
              <li key={item.id}>
                <bdi>{item.text}</bdi>
                <span className="faint">
                  {item.owner?.name} · {item.doneAt ? t('done') : t('open')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Evidence activity={activity} />
      {activity.may.manage ? (
        <OfficerDesk activity={activity} members={members.map((one) => one.person)} />
      ) : null}
    </>
  )
}
