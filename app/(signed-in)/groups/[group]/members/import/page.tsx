import { notFound } from 'next/navigation'
import { SheetField } from '@/components/files/sheet'
import { GroupHead } from '@/components/groups/head'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { daysOf } from '@/lib/core/retention'
import { upload } from '@/lib/groups/roster/actions'
import { MOST_PEOPLE, SHEET_MEGABYTES } from '@/lib/groups/roster/schema'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function UploadRoster({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'group.manage', group.facts)) notFound()
  const asked = await searchParams
  const r = await getTranslations('roster')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="members" title={r('title')}>
        <p>{r('lead')}</p>
      </GroupHead>
      <ActionForm action={upload} submit={r('look')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <SheetField
          label={r('file')}
          hint={r('fileHint', { max: SHEET_MEGABYTES, people: MOST_PEOPLE })}
          megabytes={SHEET_MEGABYTES}
          groupId={group.id}
          refused={Boolean(asked.refused)}
        />
      </ActionForm>
      <p className="faint">{r('privacy', { days: daysOf('rosters') })}</p>
      <p>
        <a href={`/groups/${group.slug}/members`}>{r('toMembers')}</a>
      </p>
    </div>
  )
})
