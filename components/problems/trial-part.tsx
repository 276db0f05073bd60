import { getTranslations } from '@/lib/i18n/words'
import type { readProblem } from '@/lib/problems/queries'
import { SHOWN } from '@/lib/problems/trials/queries'
import { TrialList } from './trials'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>

/** The latest trials of a problem on its page, the way to all of them, and to a new one. */
export async function Trials(props: { problem: Problem; viewerId: string; named: unknown }) {
  const { problem, viewerId } = props
  const t = await getTranslations('trials')
  const here = `/groups/${problem.group.slug}/problems/${problem.id}`
  const shown = problem.trials.slice(0, SHOWN)
  // The reporter of a closed problem reopens it first; a colleague's trial changes nothing of it.
  const open = problem.may.logTrial && (problem.state !== 'closed' || problem.reporterId !== viewerId)
  const named = problem.trials.find((one) => one.id === props.named && one.personId === viewerId)
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {named ? (
        <p className="notice" role="status">
          {t('named')} <a href={`${here}/trials/${named.id}`}>{t('namedChange')}</a>
        </p>
      ) : null}
      {shown.length ? (
        <TrialList trials={shown} here={here} group={problem.group} viewerId={viewerId} />
      ) : (
        <p className="notice">
          {t('none')} {open ? t('noneHint') : null}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {open ? (
          <a className="button quiet" href={`${here}/trials/new`}>
            {t('log')}
          </a>
        ) : null}
        {problem.trials.length > SHOWN ? <a href={`${here}/trials`}>{t('all')}</a> : null}
      </p>
    </section>
  )
}
