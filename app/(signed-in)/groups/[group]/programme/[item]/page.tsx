import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { ItemFields } from '@/components/programme/form'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { change, remove } from '@/lib/programme/actions'
import { readItem } from '@/lib/programme/queries'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string; item: string }> }

export default still(async function Item({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const item = await readItem(viewer, (await params).item)
  if (!item?.may.manage || item.groupId !== group.id) notFound()
  const members = await membersOf(viewer, group.id, new Date())
  const t = await getTranslations('programme')
  const { schoolYear, adoptedAt } = item.programme
  const hidden = (
    <>
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="group" value={group.slug} />
    </>
  )
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="programme" title={item.title} />
      <ActionForm action={change} submit={t('save')}>
        {hidden}
        <ItemFields
          schoolYear={schoolYear}
          adopted={Boolean(adoptedAt)}
          item={item}
          members={[...new Set(members.map((one) => one.person.name))]}
        />
      </ActionForm>
      <details className="sheet">
        <summary className="plain">{t('remove')}</summary>
        <ActionForm action={remove} submit={t('remove')} quiet>
          {hidden}
          {adoptedAt ? (
            <TextField name="why" label={t('why')} hint={t('whyHint')} maxLength={400} />
          ) : (
            <input type="hidden" name="why" value="" />
          )}
        </ActionForm>
      </details>
    </div>
  )
})
