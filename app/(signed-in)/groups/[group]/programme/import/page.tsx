import { notFound } from 'next/navigation'
import { SheetField } from '@/components/files/sheet'
import { GroupHead } from '@/components/groups/head'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { schoolYearOf } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { upload } from '@/lib/programme/imports/actions'
import { MOST_ITEMS, SHEET_MEGABYTES, yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Upload({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'programme.manage', group.facts)) notFound()
  const asked = await searchParams
  const year = yearOf(asked, schoolYearOf(group.zone, new Date()))
  const p = await getTranslations('planning')
  return (
    <div className="stack max-w-2xl">
      <GroupHead
        group={group}
        current="programme"
        title={p('importTitle', { from: `${year}`, to: `${year + 1}` })}
      >
        <p>{p('importText')}</p>
      </GroupHead>
      <ActionForm action={upload} submit={p('look')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <input type="hidden" name="schoolYear" value={year} />
        <SheetField
          label={p('file')}
          hint={p('fileHint', { max: SHEET_MEGABYTES, items: MOST_ITEMS })}
          megabytes={SHEET_MEGABYTES}
          groupId={group.id}
          refused={Boolean(asked.refused)}
        />
      </ActionForm>
      <p>
        <a href={`/groups/${group.slug}/programme?year=${year}`}>{p('toProgramme')}</a>
      </p>
    </div>
  )
})
