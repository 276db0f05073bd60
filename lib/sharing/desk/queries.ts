import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { today } from '../../core/time'
import { newest } from '../../notices/queries'
import { openCalls } from '../calls/rules'

const MOST = 30
const NEWS = 5
const from = { select: { id: true, title: true, group: { select: { slug: true } } } } as const

/**
 * What waits for the viewer over all groups: action items, the earliest due first, and what they meant to use in
 * class and may have tried by now; with the calls of their groups. At most 30 of each. And their newest notices,
 * unread ones first (at most 5). One statement.
 */
export async function myDesk(viewer: Viewer, now: Date) {
  const readable = visible(viewer, 'activity.read')
  const { where, ...shape } = openCalls(now)
  const found = await db().person.findUnique({
    where: { id: viewer.personId },
    select: {
      actionItems: {
        where: { doneAt: null, withdrawnAt: null, activity: readable },
        orderBy: { dueOn: 'asc' },
        take: MOST,
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
      adoptions: {
        where: { usedAt: null, remindOn: { lte: today(now) }, activity: readable },
        orderBy: { remindOn: 'asc' },
        take: MOST,
        select: { id: true, activity: from },
      },
      memberships: {
        where: {
          groupId: { in: viewer.memberOf.map((group) => group.id) },
          group: { calls: { some: where } },
        },
        distinct: ['groupId'],
        select: { group: { select: { slug: true, name: true, calls: { where, ...shape } } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  return {
    items: found?.actionItems ?? [],
    notices: found?.notices ?? [],
    intentions: found?.adoptions ?? [],
    callers: (found?.memberships ?? []).map((one) => one.group),
  }
}
