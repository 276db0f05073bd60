import 'server-only'
import type { Viewer } from '../../access/viewer'
import { system } from '../../core/db'
import type { Prisma } from '../../core/generated/client'
import { tellable } from '../access'
import { noticeRow } from '../queries'
import { topicOf, wantedBy } from '../rules'
import type { Outside } from '../schema'

/**
 * Those of these notices that are still to be told by a way outside, the earliest first: what the viewer left, may no
 * longer see, has read meanwhile or no longer wants is left out.
 */
export async function toldOutside(viewer: Viewer, channel: Outside, where: Prisma.NoticeWhereInput) {
  const { personId } = viewer
  const [choices, notices] = await Promise.all([
    system('job').noticeChoice.findMany({ where: { personId, channel } }),
    system('job').notice.findMany({
      where: { AND: [where, { readAt: null }, tellable(viewer)] },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: noticeRow,
      relationLoadStrategy: 'join',
    }),
  ])
  const wanted = wantedBy(channel, choices)
  return notices.filter(({ kind }) => wanted.includes(topicOf(kind)))
}
