import { GroupHead } from '@/components/groups/head'
import { ProgrammeNav, Years } from '@/components/programme/nav'
import { Bead } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { monthName, schoolYearOf } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { MOST_PROBLEMS, readGaps } from '@/lib/programme/gaps/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Gaps({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const year = yearOf(await searchParams, schoolYearOf(group.zone, now))
  const gaps = await readGaps(viewer, group, year, now)
  const manage = can(viewer, 'programme.manage', group.facts)
  const p = await getTranslations('planning')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const here = `/groups/${group.slug}/programme`
  const plan = (query: string, what: string) =>
    manage ? (
      <a href={`${here}/new?year=${year}&${query}`} aria-label={p('planNamed', { what })}>
        {p('plan')}
      </a>
    ) : null
  return (
    <>
      <GroupHead
        group={group}
        current="programme"
        title={p('gapsTitle', { from: `${year}`, to: `${year + 1}` })}
      >
        <Years path={`${here}/gaps`} year={year} />
        <ProgrammeNav slug={group.slug} year={year} current="gaps" />
        <p>{p('gapsLead')}</p>
      </GroupHead>
      <section className="stack">
        <h2>{p('gapObjectives')}</h2>
        {gaps.objectives.length ? (
          <ul className="rows">
            {gaps.objectives.map(({ code, held }) => (
              <li key={code} className="entry">
                <Bead code={code} stage={0} label={code} small />
                <strong>{o(`${code}.name`)}</strong>
                <span className="faint">{o(`${code}.example`)}</span>
                <span className="faint">{p('gapHeld', { count: held })}</span>
                {plan(`objective=${code}`, o(`${code}.name`))}
              </li>
            ))}
          </ul>
        ) : (
          <p className="notice">{p('gapObjectivesNone')}</p>
        )}
      </section>
      <section className="stack">
        <h2>{p('gapProblems')}</h2>
        {gaps.problems.length ? (
          <ul className="rows">
            {gaps.problems.map((one) => (
              <li key={one.id} className="entry">
                <Bead code={one.objective ?? '–'} stage={0} label={one.objective ?? ''} small />
                <a href={`/groups/${group.slug}/problems/${one.id}`}>
                  <bdi>{one.situation}</bdi>
                </a>
                <span className="faint">
                  <bdi>{p('gapProblem', { subject: one.subject, grade: one.grade })}</bdi>
                </span>
                {plan(`problem=${one.id}`, one.subject)}
              </li>
            ))}
          </ul>
        ) : (
          <p className="notice">{p('gapProblemsNone')}</p>
        )}
        {gaps.more ? (
          <p className="notice">
            {p('gapProblemsMore', { most: MOST_PROBLEMS })}{' '}
            <a href={`/groups/${group.slug}/problems`}>{p('problems')}</a>
          </p>
        ) : null}
      </section>
      <section className="stack">
        <h2>{p('gapMonths')}</h2>
        {gaps.months.length ? (
          <ul className="rows">
            {gaps.months.map((month) => (
              <li key={month}>
                {monthName(locale, month)}
                {plan(`month=${month}`, monthName(locale, month))}
              </li>
            ))}
          </ul>
        ) : (
          <p className="notice">{p('gapMonthsNone')}</p>
        )}
      </section>
    </>
  )
})
