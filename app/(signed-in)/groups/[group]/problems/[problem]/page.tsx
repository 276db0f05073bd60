import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LinkToAgenda } from '@/components/activities/link'
import { GroupHead } from '@/components/groups/head'
import { ProblemSteps } from '@/components/problems/steps'
import { Bead } from '@/components/ui/beads'
import { openAgendas } from '@/lib/activities/queries'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { readProblem } from '@/lib/problems/queries'
import { possibleSteps } from '@/lib/problems/rules'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string; problem: string }> }

export default async function Problem({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const problem = await readProblem(viewer, (await params).problem)
  if (!problem || problem.groupId !== group.id) notFound()
  const linkable = problem.may.manage && possibleSteps(problem.state).includes('link')
  const agendas = linkable && (await openAgendas(viewer, group.id))
  const t = await getTranslations('problems')
  const l = await getTranslations('library')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const { zone } = group
  const when = (at: Date) =>
    `${shortDate(locale, zone, at)}, ${clockIn(zone, at).replace(':', '.')} ${zoneLabel(zone)}`
  return (
    <>
      <GroupHead
        group={group}
        current="problems"
        title={t('one', { grade: problem.grade, subject: problem.subject })}
      >
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <Bead
            code={problem.objective}
            stage={problem.state === 'closed' ? 5 : 1}
            label={problem.objective}
          />
          {o(`${problem.objective}.name`)}
        </p>
        <p className="badge">
          {problem.outcome ? t(`outcome.${problem.outcome}`) : t(`state.${problem.state}`)}
        </p>
        {problem.outcome === 'solved' && problem.visibility === 'group' ? (
          <p>
            <a href={`/library/${problem.id}`}>{l('here')}</a>
          </p>
        ) : null}
      </GroupHead>
      <section className="sheet stack">
        <p className="prose" dir="auto">
          {problem.situation}
        </p>
        {problem.tried ? (
          <p className="prose" dir="auto">
            <strong>{t('tried')}</strong> {problem.tried}
          </p>
        ) : null}
        <p className="faint">
          {problem.reporter ?? t('hidden')} · {t(`see.${problem.visibility}`)}
        </p>
      </section>
      <section className="stack">
        <h2>{t('history')}</h2>
        <ol className="history">
          {problem.events.map((event) => (
            <li key={event.id}>
              <strong>{t(`event.${event.kind}`)}</strong>{' '}
              <span className="faint">
                {event.by ?? t('hidden')} · {when(event.at)}
              </span>
              {event.text ? (
                <p className="prose" dir="auto">
                  {event.text}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      <ProblemSteps problem={problem} />
      {agendas ? <LinkToAgenda problemId={problem.id} group={group} agendas={agendas} /> : null}
    </>
  )
}
