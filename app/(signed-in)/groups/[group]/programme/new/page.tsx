import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { ItemFields } from '@/components/programme/form'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { schoolYearOf } from '@/lib/core/time'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { add } from '@/lib/programme/actions'
import { adoptedOf, problemAsked } from '@/lib/programme/gaps/queries'
import { askedItem, yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function NewItem({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'programme.manage', group.facts)) notFound()
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
  const asked = await searchParams
  const now = new Date()
  const year = yearOf(asked, schoolYearOf(group.zone, now))
  const [adopted, members, problem] = await Promise.all([
    adoptedOf(viewer, group.id, year),
    membersOf(viewer, group.id, now),
    problemAsked(viewer, group.id, asked.problem),
  ])
  const item = problem
    ? {
        title: p('problemTitle', { subject: problem.subject, grade: problem.grade }),
        ...(problem.objective && { objective: problem.objective }),
        supporting: problem.supporting,
        origin: 'problem' as const,
      }
    : askedItem(asked, year)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="programme" title={t('add')} />
      {problem ? <p className="notice">{p('forProblem')}</p> : null}
      <ActionForm action={add} submit={t('save')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <input type="hidden" name="schoolYear" value={year} />
        <input type="hidden" name="problemId" value={problem?.id ?? ''} />
        <ItemFields
          schoolYear={year}
          adopted={adopted}
          item={item}
          members={[...new Set(members.map((one) => one.person.name))]}
        />
      </ActionForm>
    </div>
  )
})
