import { getLocale, getTranslations } from 'next-intl/server'
import { Bead } from '@/components/ui/beads'
import { shortDate } from '@/lib/core/time'
import type { myOpenProblems } from '@/lib/problems/queries'

type Problem = Awaited<ReturnType<typeof myOpenProblems>>[number]

/** Problems as rows, each with its objective, or a sentence when there is none. */
export async function ProblemList({ problems, empty }: { problems: Problem[]; empty: string }) {
  const t = await getTranslations('problems')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  if (!problems.length) return <p className="notice">{empty}</p>
  return (
    <ul className="rows">
      {problems.map((problem) => (
        <li key={problem.id} className="entry">
          <Bead
            code={problem.objective}
            stage={problem.state === 'closed' ? 5 : 1}
            label={o(`${problem.objective}.name`)}
            small
          />
          <a href={`/groups/${problem.group.slug}/problems/${problem.id}`} className="line-clamp-2">
            <bdi>{problem.situation}</bdi>
          </a>
          <span className="faint">
            {t('line', {
              grade: problem.grade,
              subject: problem.subject,
              date: shortDate(locale, problem.group.zone, problem.createdAt),
            })}
          </span>
          <span className="badge">{t(`state.${problem.state}`)}</span>
        </li>
      ))}
    </ul>
  )
}
