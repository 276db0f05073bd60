import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activities/list'
import { GroupHead } from '@/components/groups/head'
import { ProblemList } from '@/components/problems/list'
import { Beads } from '@/components/ui/beads'
import { can } from '@/lib/access/can'
import { listActivities } from '@/lib/activities/queries'
import { schoolYearOf } from '@/lib/core/time'
import { groupCoverage } from '@/lib/coverage/queries'
import { beadStage } from '@/lib/coverage/rules'
import { membersOf, officersOf } from '@/lib/groups/queries'
import { listProblems } from '@/lib/problems/queries'
import { openGroup } from './open'

type Props = { params: Promise<{ group: string }> }

export default async function Group({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('group')
  const o = await getTranslations('objectives')
  const now = new Date()
  const year = { year: schoolYearOf(group.zone, now), part: 'year' as const }
  const [{ problems }, activities, coverage, members, officers] = await Promise.all([
    listProblems(viewer, group.id, { state: 'open' }),
    listActivities(viewer, group.id),
    groupCoverage(viewer, group.id, year),
    membersOf(viewer, group.id, now),
    officersOf(viewer, group.id, now),
  ])
  const schedules = can(viewer, 'activity.schedule', group.facts)
  const beads = coverage.map((row) => ({
    code: row.objective,
    stage: beadStage(row),
    label: t('bead', { name: o(`${row.objective}.name`), held: row.held, planned: row.planned }),
  }))
  const reports = can(viewer, 'problem.report', group.facts)
  return (
    <>
      <GroupHead group={group} current="overview" title={group.name}>
        <p className="faint">{group.region.name}</p>
        {group.decreeNumber ? <p className="faint">{t('decree', { number: group.decreeNumber })}</p> : null}
        <Beads items={beads} label={t('string')} />
      </GroupHead>
      <section className="stack">
        <h2>{t('activities')}</h2>
        {schedules ? (
          <p>
            <Link className="button" prefetch={false} href={`/groups/${group.slug}/meetings/new`}>
              {t('schedule')}
            </Link>
          </p>
        ) : null}
        <ActivityList activities={activities} slug={group.slug} zone={group.zone} empty={t('noActivities')} />
      </section>
      <section className="stack">
        <h2>{t('openProblems')}</h2>
        {reports ? (
          <p>
            <Link className="button" prefetch={false} href={`/groups/${group.slug}/problems/new`}>
              {t('report')}
            </Link>
          </p>
        ) : null}
        <ProblemList problems={problems} empty={t('noProblems')} />
        <p>
          <Link prefetch={false} href={`/groups/${group.slug}/problems`}>
            {t('allProblems')}
          </Link>
        </p>
      </section>
      <section className="stack">
        <h2>{t('members', { count: members.length })}</h2>
        {officers.map((term) => (
          <p key={term.id}>
            {term.title}: <bdi>{term.person.name}</bdi>
          </p>
        ))}
        <ul className="rows">
          {members.map(({ id, person }) => (
            <li key={id}>
              <bdi>{person.name}</bdi>
              <span className="faint">{person.school?.name}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
