import { Bead } from '@/components/ui/beads'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { myOpenProblems } from '@/lib/problems/queries'
import { isOpen } from '@/lib/problems/rules'
import { daysOpen, isOverdue } from '@/lib/problems/waiting/rules'

type Problem = Awaited<ReturnType<typeof myOpenProblems>>[number]

/** Problems as rows, each with its objective, or a sentence when there is none; `now` tells how long each is open. */
export async function ProblemList(props: { problems: Problem[]; empty: string; now?: Date }) {
  const { problems, empty, now } = props
  const t = await getTranslations('problems')
  const l = await getTranslations('problemLife')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  if (!problems.length) return <p className="notice">{empty}</p>
  const wait = (one: Problem) => {
    if (!now || !isOpen(one.state) || one.mergedId) return null
    const days = daysOpen(one.openedAt, now)
    const late = isOverdue(one, { now, days: one.group.problemDays })
    return late ? <strong className="late">{l('overdue', { days })}</strong> : l('days', { days })
  }
  return (
    <ul className="rows">
      {problems.map((problem) => (
        <li key={problem.id} className="entry">
          <Bead
            code={problem.objective ?? '–'}
            stage={problem.outcome === 'solved' ? 5 : problem.objective ? 1 : 0}
            label={problem.objective ? o(`${problem.objective}.name`) : l('draft.none')}
            small
          />
          <a href={`/groups/${problem.group.slug}/problems/${problem.id}`} className="line-clamp-2">
            <bdi>{problem.situation || l('emptyDraft')}</bdi>
          </a>
          <span className="faint">
            {t('line', {
              grade: problem.grade || '–',
              subject: problem.subject || '–',
              date: shortDate(locale, problem.group.zone, problem.createdAt),
            })}
          </span>
          <span className="badge">
            {problem.outcome ? t(`outcome.${problem.outcome}`) : t(`state.${problem.state}`)}
          </span>
          {problem.mergedId || wait(problem) ? (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 faint">
              {problem.mergedId ? <span className="badge">{l('mergedBadge')}</span> : null}
              {wait(problem)}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
