import { LinkToAgenda } from '@/components/activities/link'
import { GroupHead } from '@/components/groups/head'
import { ProblemBody } from '@/components/problems/body'
import { Circle } from '@/components/problems/circle'
import { Deepen } from '@/components/problems/deepen'
import { ForgetDraft } from '@/components/problems/forget'
import { ProblemNotices } from '@/components/problems/notices'
import { ProblemOfficer } from '@/components/problems/officer'
import { Referrals } from '@/components/problems/referral'
import { ProblemSteps } from '@/components/problems/steps'
import { Story } from '@/components/problems/story'
import { Trials } from '@/components/problems/trial-part'
import { RedactionNotice } from '@/components/redaction/notice'
import { Bead } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { openAgendas } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { isArchivable } from '@/lib/problems/archive/queries'
import { possibleSteps } from '@/lib/problems/rules'
import { daysOpen, isOverdue } from '@/lib/problems/waiting/rules'
import { openProblem } from './open'

type Props = {
  params: Promise<{ group: string; problem: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Problem({ params, searchParams }: Props) {
  const { viewer, group, problem } = await openProblem(params)
  const linkable = problem.may.manage && !problem.merged && possibleSteps(problem.state).includes('link')
  const agendas = linkable && (await openAgendas(viewer, group.id))
  const t = await getTranslations('problems')
  const l = await getTranslations('problemLife')
  const b = await getTranslations('library')
  const o = await getTranslations('objectives')
  const now = new Date()
  const draft = problem.state === 'draft'
  const named = problem.grade && problem.subject
  const title = named ? t('one', { grade: problem.grade, subject: problem.subject }) : t('state.draft')
  const late = isOverdue(
    { ...problem, mergedId: problem.merged?.id ?? null },
    { now, days: group.problemDays },
  )
  return (
    <>
      <GroupHead group={group} current="problems" title={title}>
        {problem.objective ? (
          <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
            <Bead
              code={problem.objective}
              stage={problem.outcome === 'solved' ? 5 : 1}
              label={problem.objective}
            />
            {o(`${problem.objective}.name`)}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <span className="badge">
            {problem.outcome ? t(`outcome.${problem.outcome}`) : t(`state.${problem.state}`)}
          </span>
          {late ? (
            <strong className="late">{l('overdue', { days: daysOpen(problem.openedAt, now) })}</strong>
          ) : null}
        </p>
        {problem.outcome === 'solved' && problem.visibility === 'group' ? (
          <p>
            <a href={`/library/${problem.id}`}>{b('here')}</a>
          </p>
        ) : null}
      </GroupHead>
      <ProblemNotices problem={problem} />
      <ProblemBody problem={problem} />
      {draft ? null : <Circle problem={problem} personId={viewer.personId} />}
      {draft ? null : <Story problem={problem} />}
      {draft ? null : (
        <Trials problem={problem} viewerId={viewer.personId} named={(await searchParams).named} />
      )}
      <Referrals problem={problem} />
      {draft ? null : <ProblemSteps problem={problem} personId={viewer.personId} />}
      {problem.may.deepen ? (
        <Deepen problem={problem} tooLarge={(await searchParams).refused === 'fileTooLarge'} />
      ) : null}
      <ProblemOfficer problem={problem} archivable={await isArchivable(problem, now)} />
      <RedactionNotice shown={problem} of={problem.id} slug={group.slug} officer={problem.may.manage} />
      {agendas ? <LinkToAgenda problemId={problem.id} group={group} agendas={agendas} /> : null}
      {problem.own ? (
        <ForgetDraft personId={viewer.personId} ids={[group.id, problem.id]} situation={problem.situation} />
      ) : null}
    </>
  )
})
