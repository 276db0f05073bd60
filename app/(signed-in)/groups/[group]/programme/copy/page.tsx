import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Choices } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { monthName, schoolYearOf } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { copy } from '@/lib/programme/actions'
import { readCopy } from '@/lib/programme/copies/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Copy({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'programme.manage', group.facts)) notFound()
  const year = yearOf(await searchParams, schoolYearOf(group.zone, new Date()))
  const { items, adopted } = await readCopy(viewer, group.id, year)
  const p = await getTranslations('planning')
  const locale = await getLocale()
  const before = { from: `${year - 1}`, to: `${year}` }
  const options = items.map((item) => ({
    value: item.id,
    bead: item.objective,
    label: item.title,
    description: [monthName(locale, item.month), item.there ? p('thereAlready') : '']
      .filter(Boolean)
      .join(' · '),
  }))
  const blocked = adopted
    ? p('copyAdopted', { from: `${year}`, to: `${year + 1}` })
    : items.length
      ? null
      : p('copyNone', before)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="programme" title={p('copyTitle', before)} />
      {blocked ? (
        <p className="notice">{blocked}</p>
      ) : (
        <>
          <p>{p('copyText')}</p>
          <ActionForm action={copy} submit={p('copySubmit')} formKey={crypto.randomUUID()}>
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="group" value={group.slug} />
            <input type="hidden" name="schoolYear" value={year} />
            <Choices
              name="itemIds"
              type="checkbox"
              label={p('copyItems')}
              chosen={items.filter((item) => !item.there).map((item) => item.id)}
              options={options}
            />
          </ActionForm>
        </>
      )}
      <p>
        <a href={`/groups/${group.slug}/programme?year=${year}`}>{p('toProgramme')}</a>
      </p>
    </div>
  )
})
