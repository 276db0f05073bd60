import { notFound } from 'next/navigation'
import { ActivityList } from '@/components/activities/list'
import { CalendarWays } from '@/components/calendar/ways'
import { CoverageBeads } from '@/components/coverage/beads'
import { Supervision } from '@/components/coverage/exceptions-group'
import { GroupHead } from '@/components/groups/head'
import { ProblemList } from '@/components/problems/list'
import { Calls } from '@/components/sharing/calls'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { listActivities } from '@/lib/activities/queries'
import { schoolYearOf } from '@/lib/core/time'
import { groupOverview } from '@/lib/coverage/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openedProblems } from '@/lib/problems/readings/queries'
import { openGroup } from './open'

type Props = { params: Promise<{ group: string }> }
const SHOWN = 5

export default still(async function Group({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('group')
  const c = await getTranslations('competence')
  const r = await getTranslations('redaction')
  const u = await getTranslations('audit')
  const l = await getTranslations('library')
  const s = await getTranslations('sharing.calls')
  const now = new Date()
  const year = schoolYearOf(group.zone, now)
  const [overview, { problems }, { activities }] = await Promise.all([
    groupOverview(viewer, group.id, year, now),
    openedProblems(viewer, group, { state: 'open' }, now, SHOWN),
    listActivities(viewer, group.id, { take: SHOWN }),
  ])
  if (!overview) notFound()
  const { programme } = overview
  const here = `/groups/${group.slug}`
  const coming = activities.filter((one) => one.endsAt && one.endsAt > now).reverse()
  const past = activities.filter((one) => !coming.includes(one))
  const list = { slug: group.slug, zone: group.zone }
  return (
    <>
      <GroupHead group={group} current="overview" title={group.name}>
        <p className="faint">
          {group.region.name}
          {group.decreeNumber ? ` · ${t('decree', { number: group.decreeNumber })}` : null}
        </p>
        <div className="stack gap-1!">
          <CoverageBeads rows={overview.rows} label={t('string')} />
          <p className="faint">{t('stringText', { from: `${year}`, to: `${year + 1}` })}</p>
        </div>
      </GroupHead>
      <p className="flex flex-wrap gap-3">
        {can(viewer, 'problem.report', group.facts) ? (
          <a className="button" href={`${here}/problems/new`}>
            {t('report')}
          </a>
        ) : null}
        {can(viewer, 'activity.schedule', group.facts) ? (
          <a className="button quiet" href={`${here}/meetings/new`}>
            {t('schedule')}
          </a>
        ) : null}
        <a className="button quiet" href={`/library?group=${group.slug}`}>
          {l('way')}
        </a>
      </p>
      {overview.calls.length ? (
        <section className="stack">
          <h2>{s('title')}</h2>
          <Calls
            calls={overview.calls}
            slug={group.slug}
            answers={can(viewer, 'sharing.offer', group.facts)}
            manages={false}
          />
        </section>
      ) : null}
      <CalendarWays viewer={viewer} group={group} />
      <div className="halves">
        <div>
          {coming.length ? (
            <section className="stack">
              <h2>{t('coming')}</h2>
              <ActivityList {...list} activities={coming} empty="" />
            </section>
          ) : null}
          <section className="stack">
            <h2>{t('past')}</h2>
            <ActivityList {...list} activities={past} empty={t('noActivities')} />
          </section>
        </div>
        <div>
          <section className="stack">
            <h2>{t('openProblems')}</h2>
            <ProblemList problems={problems} empty={t('noProblems')} />
            <p>
              <a href={`${here}/problems`}>{t('allProblems')}</a>
            </p>
          </section>
          <Supervision notes={overview.supervision} slug={group.slug} zone={group.zone} />
          <section className="stack">
            <h2>{t('people')}</h2>
            <dl className="pairs">
              {overview.officers.map((term) => (
                <div key={term.id}>
                  <dt>
                    {term.title} {term.section}
                  </dt>
                  <dd>
                    <bdi>{term.person.name}</bdi>
                  </dd>
                </div>
              ))}
              <div>
                <dt>{t('places.members')}</dt>
                <dd>
                  <a href={`${here}/members`}>{t('members', { count: overview.members })}</a>
                </dd>
              </div>
              <div>
                <dt>{t('programme', { from: `${year}`, to: `${year + 1}` })}</dt>
                <dd>
                  <a href={`${here}/programme`}>
                    {programme
                      ? t(programme.adoptedAt ? 'adopted' : 'drafted', { count: programme._count.items })
                      : t('noProgramme')}
                  </a>
                </dd>
              </div>
            </dl>
            {can(viewer, 'competence.read', group.facts) ? (
              <p className="flex flex-wrap gap-x-5 gap-y-1">
                <a href={`${here}/competence`}>{c('way')}</a>
                <a href={`${here}/redaction`}>{r('title')}</a>
              </p>
            ) : null}
            {can(viewer, 'audit.read', group.facts) ? (
              <p>
                <a href={`${here}/audit`}>{u('title')}</a>
              </p>
            ) : null}
          </section>
        </div>
      </div>
    </>
  )
})
