import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { SelectField, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { ask } from '@/lib/problems/helpers/actions'
import { peopleToAsk } from '@/lib/problems/helpers/queries'
import { isOpen } from '@/lib/problems/rules'
import { openProblem } from '../open'

type Props = { params: Promise<{ group: string; problem: string }> }

export default still(async function Ask({ params }: Props) {
  const { viewer, group, problem } = await openProblem(params)
  if (!problem.may.manage || !isOpen(problem.state)) notFound()
  const t = await getTranslations('problemLife.help')
  const busy = problem.helpers.map((one) => one.personId)
  const people = (await peopleToAsk(viewer, problem, new Date())).filter(
    ({ person }) => !busy.includes(person.id),
  )
  const options = people.map(({ person }) => ({ value: person.id, label: person.name }))
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('ask')} />
      <p className="faint line-clamp-3" dir="auto">
        {problem.situation}
      </p>
      <p>{t('askLead')}</p>
      {options.length ? (
        <ActionForm action={ask} submit={t('askSubmit')} formKey={crypto.randomUUID()}>
          <input type="hidden" name="problemId" value={problem.id} />
          <input type="hidden" name="group" value={group.slug} />
          <SelectField name="personId" label={t('askWho')} options={options} />
          <TextArea name="text" label={t('askText')} rows={3} />
        </ActionForm>
      ) : (
        <p className="notice">{t('askNobody')}</p>
      )}
    </div>
  )
})
