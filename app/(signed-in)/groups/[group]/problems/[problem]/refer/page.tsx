import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { SelectField, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { SearchForm } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { words } from '@/lib/core/search'
import { getTranslations } from '@/lib/i18n/words'
import { propose } from '@/lib/problems/referrals/actions'
import { groupsToReferTo } from '@/lib/problems/referrals/queries'
import { isOpen } from '@/lib/problems/rules'
import { openProblem } from '../open'

type Props = {
  params: Promise<{ group: string; problem: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Refer({ params, searchParams }: Props) {
  const { group, problem } = await openProblem(params)
  if (!problem.may.refer || !isOpen(problem.state) || problem.merged || problem.from) notFound()
  const t = await getTranslations('problemLife.refer')
  const q = words.parse((await searchParams).q)
  const groups = await groupsToReferTo(group, q)
  const options = groups.map((one) => ({ value: one.id, label: `${one.name} · ${one.region.name}` }))
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('title')} />
      <p className="sheet line-clamp-4" dir="auto">
        {problem.situation}
      </p>
      <p>{t('lead')}</p>
      <SearchForm label={t('search')} submit={t('find')} q={q} />
      {options.length ? (
        <ActionForm action={propose} submit={t('submit')} formKey={crypto.randomUUID()}>
          <input type="hidden" name="problemId" value={problem.id} />
          <input type="hidden" name="group" value={group.slug} />
          <SelectField name="toGroupId" label={t('to')} options={options} />
          <TextArea name="letter" label={t('letter')} hint={t('letterHint')} rows={4} />
        </ActionForm>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
    </div>
  )
})
