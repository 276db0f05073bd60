import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { drop } from '@/lib/problems/drafts/actions'
import type { readProblem } from '@/lib/problems/queries'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>

/** What a reader must know first: a draft, a merged problem, or one that came from another group. */
export async function ProblemNotices({ problem }: { problem: Problem }) {
  const t = await getTranslations('problemLife')
  const here = `/groups/${problem.group.slug}/problems`
  return (
    <>
      {problem.state === 'draft' ? (
        <div className="notice stack">
          <p>{t('draft.notice')}</p>
          <p>
            <a className="button" href={`${here}/${problem.id}/draft`}>
              {t('draft.go')}
            </a>
          </p>
          <ActionForm action={drop} submit={t('draft.drop')} fold={t('draft.drop')} quiet>
            <input type="hidden" name="problemId" value={problem.id} />
            <input type="hidden" name="group" value={problem.group.slug} />
            <p>{t('draft.dropSure')}</p>
          </ActionForm>
        </div>
      ) : null}
      {problem.from ? <p className="notice">{t('page.from', { group: problem.from })}</p> : null}
      {problem.merged ? (
        <div className="notice">
          <p>
            {t('page.merged')}{' '}
            <a href={`${here}/${problem.merged.id}`}>
              <bdi>{problem.merged.situation}</bdi>
            </a>
          </p>
          {problem.own ? <p className="faint">{t('page.mergedOwn')}</p> : null}
        </div>
      ) : null}
      {problem.duplicates.length ? (
        <div className="notice">
          <p>{t('page.duplicates')}</p>
          <ul>
            {problem.duplicates.map((one) => (
              <li key={one.id}>
                <a href={`${here}/${one.id}`} className="line-clamp-2">
                  <bdi>{one.situation}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
