import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { archive } from '@/lib/problems/actions'
import { part } from '@/lib/problems/duplicates/actions'
import type { readProblem } from '@/lib/problems/queries'
import { isOpen } from '@/lib/problems/rules'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>

/** The officers' ways with a problem: ask somebody, merge it, part it, refer it, put it away where its reporter is gone. */
export async function ProblemOfficer({ problem, archivable }: { problem: Problem; archivable: boolean }) {
  const t = await getTranslations('problemLife')
  if (!problem.may.manage) return null
  const here = `/groups/${problem.group.slug}/problems/${problem.id}`
  const open = isOpen(problem.state)
  const refers = problem.may.refer && open && !problem.merged && !problem.from
  const merges = problem.may.merge && !problem.merged && !problem.duplicates.length && !problem.from
  return (
    <section className="stack">
      <h2>{t('officer.title')}</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {open ? (
          <li>
            <a href={`${here}/ask`} className="plain inline-flex items-center">
              {t('help.ask')}
            </a>
          </li>
        ) : null}
        {merges ? (
          <li>
            <a href={`${here}/merge`} className="plain inline-flex items-center">
              {t('officer.merge')}
            </a>
          </li>
        ) : null}
        {refers ? (
          <li>
            <a href={`${here}/refer`} className="plain inline-flex items-center">
              {t('officer.refer')}
            </a>
          </li>
        ) : null}
      </ul>
      {problem.merged && problem.may.merge ? (
        <ActionForm
          action={part}
          submit={t('officer.part')}
          fold={t('officer.part')}
          formKey={crypto.randomUUID()}
        >
          <input type="hidden" name="problemId" value={problem.id} />
          <input type="hidden" name="group" value={problem.group.slug} />
          <TextArea name="text" label={t('officer.partText')} rows={2} />
        </ActionForm>
      ) : null}
      {archivable ? (
        <ActionForm
          action={archive}
          submit={t('officer.archive')}
          fold={t('officer.archive')}
          formKey={crypto.randomUUID()}
        >
          <input type="hidden" name="problemId" value={problem.id} />
          <input type="hidden" name="group" value={problem.group.slug} />
          <p>{t('officer.archiveLead')}</p>
          <TextArea name="text" label={t('officer.archiveText')} rows={2} />
        </ActionForm>
      ) : null}
    </section>
  )
}
