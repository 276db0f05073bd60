import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { close, comment, help, reopen, takeUp } from '@/lib/problems/actions'
import type { readProblem } from '@/lib/problems/queries'
import { possibleSteps } from '@/lib/problems/rules'
import { HelpForms } from './contact'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>
const forms = { takeUp, help, reopen, comment }

/** What this viewer may do next with a problem, each as a form of its own. */
export async function ProblemSteps({ problem, personId }: { problem: Problem; personId: string }) {
  const t = await getTranslations('steps')
  const steps = possibleSteps(problem.state)
  const { may } = problem
  const helps = may.help && !may.resolve && steps.includes('help')
  const offered: (keyof typeof forms | false)[] = [
    helps && 'help',
    may.manage && steps.includes('takeUp') && 'takeUp',
    may.resolve && steps.includes('reopen') && 'reopen',
    may.comment && 'comment',
  ]
  const open = offered.filter((step) => step !== false)
  const hidden = (
    <>
      <input type="hidden" name="problemId" value={problem.id} />
      <input type="hidden" name="group" value={problem.group.slug} />
    </>
  )
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {open.map((step) => (
        <ActionForm
          key={step}
          action={forms[step]}
          submit={t(`${step}.submit`)}
          fold={t(`${step}.title`)}
          formKey={crypto.randomUUID()}
        >
          {hidden}
          <TextArea name="text" label={t(`${step}.text`)} rows={3} />
        </ActionForm>
      ))}
      {helps ? (
        <HelpForms problem={problem} helps={problem.helpers.some((one) => one.personId === personId)} />
      ) : null}
      {may.resolve && steps.includes('close') ? (
        <ActionForm
          action={close}
          submit={t('close.submit')}
          fold={t('close.title')}
          formKey={crypto.randomUUID()}
        >
          {hidden}
          <Choices
            name="outcome"
            type="radio"
            label={t('close.outcome')}
            options={(['solved', 'unsolved'] as const).map((value) => ({
              value,
              label: t(`close.${value}`),
            }))}
          />
          <TextArea name="text" label={t('close.text')} rows={3} />
        </ActionForm>
      ) : null}
    </section>
  )
}
