import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { SearchForm } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { words } from '@/lib/core/search'
import { getTranslations } from '@/lib/i18n/words'
import { merge } from '@/lib/problems/duplicates/actions'
import { similarProblems } from '@/lib/problems/similar/queries'
import { openProblem } from '../open'

type Props = {
  params: Promise<{ group: string; problem: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Merge({ params, searchParams }: Props) {
  const { viewer, group, problem } = await openProblem(params)
  if (!problem.may.merge || problem.merged) notFound()
  const t = await getTranslations('problemLife.merge')
  const p = await getTranslations('problems')
  const q = words.parse((await searchParams).q)
  const text = q || `${problem.subject} ${problem.situation}`
  const found = await similarProblems(viewer, group.id, text, { except: problem.id, most: 10 })
  const options = found
    .filter((one) => one.visibility === 'group' && !one.mergedId)
    .map((one) => ({
      value: one.id,
      label: one.situation,
      description: one.outcome ? p(`outcome.${one.outcome}`) : p(`state.${one.state}`),
    }))
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('title')} />
      <p className="sheet line-clamp-4" dir="auto">
        {problem.situation}
      </p>
      <p>{t('lead')}</p>
      <SearchForm label={t('search')} submit={t('find')} q={q} />
      {options.length ? (
        <ActionForm action={merge} submit={t('submit')} formKey={crypto.randomUUID()}>
          <input type="hidden" name="problemId" value={problem.id} />
          <input type="hidden" name="group" value={group.slug} />
          <Choices name="intoId" type="radio" label={t('into')} options={options} />
          <TextArea name="text" label={t('text')} rows={2} />
        </ActionForm>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
    </div>
  )
})
