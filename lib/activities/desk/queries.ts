import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { newest } from '../../notices/queries'

const PAGE = 30
const NEWS = 5

/**
 * What is on the viewer's desk, in one statement: what they still have to do, the earliest due first (at most 30),
 * and their newest notices, unread ones first (at most 5).
 */
export async function readDesk(viewer: Viewer) {
  const found = await db().person.findUnique({
    where: { id: viewer.personId },
    select: {
      actionItems: {
        where: { doneAt: null, withdrawnAt: null, activity: visible(viewer, 'activity.read') },
        orderBy: { dueOn: 'asc' },
        take: PAGE,
        select: {
          id: true,
          text: true,
          dueOn: true,
          doneAt: true,
          withdrawnAt: true,
          activity: {
            select: { id: true, kind: true, title: true, group: { select: { slug: true, zone: true } } },
          },
        },
      },
      notices: newest(viewer, NEWS),
    },
    relationLoadStrategy: 'join',
  })
  return { items: found?.actionItems ?? [], notices: found?.notices ?? [] }
}
