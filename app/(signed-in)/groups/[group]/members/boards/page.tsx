import { BoardList } from '@/components/groups/boards'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { listBoards } from '@/lib/groups/handover/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default still(async function Boards({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  const boards = await listBoards(viewer, group.id)
  const t = await getTranslations('members.boards')
  return (
    <div className="stack gap-8 max-w-2xl">
      <GroupHead group={group} current="members" title={t('title')}>
        <p className="faint">{t('lead')}</p>
      </GroupHead>
      {boards.length ? <BoardList boards={boards} now={new Date()} /> : <p className="notice">{t('none')}</p>}
    </div>
  )
})
