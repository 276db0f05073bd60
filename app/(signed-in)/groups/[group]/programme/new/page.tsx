import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { ItemFields } from '@/components/programme/form'
import { ActionForm } from '@/components/ui/form'
import { can } from '@/lib/access/can'
import { schoolYearOf } from '@/lib/core/time'
import { add } from '@/lib/programme/actions'
import { readProgramme } from '@/lib/programme/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function NewItem({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'programme.manage', group.facts)) notFound()
  const t = await getTranslations('programme')
  const year = yearOf(await searchParams, schoolYearOf(group.zone, new Date()))
  const programme = await readProgramme(viewer, group.id, year)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="programme" title={t('add')} />
      <ActionForm action={add} submit={t('save')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <input type="hidden" name="schoolYear" value={year} />
        <ItemFields schoolYear={year} adopted={Boolean(programme?.adoptedAt)} />
      </ActionForm>
    </div>
  )
}
