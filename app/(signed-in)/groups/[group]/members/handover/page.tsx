import { notFound } from 'next/navigation'
import { HandoverForm } from '@/components/groups/handover'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readHandover } from '@/lib/groups/handover/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default still(async function Handover({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const found = await readHandover(viewer, group, now)
  if (!found) notFound()
  const t = await getTranslations('members.handover')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="members" title={t('title')}>
        <p className="faint">{t('lead')}</p>
      </GroupHead>
      {found.coming.length ? <p className="notice">{t('replaces')}</p> : null}
      {found.members.length ? (
        <HandoverForm groupId={group.id} {...found} now={now} />
      ) : (
        <p className="notice">
          {t('noMembers')} <a href={`/groups/${group.slug}/members/new`}>{t('addMember')}</a>
        </p>
      )}
    </div>
  )
})
