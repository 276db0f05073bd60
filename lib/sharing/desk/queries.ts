import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { today } from '../../core/time'
import { newest } from '../../notices/queries'
import { openCalls } from '../calls/rules'
import { stillAsks } from './rules'

const MOST = 30
const NEWS = 5
const from = { select: { id: true, title: true, group: { select: { slug: true } } } } as const

/**
 * What waits for the viewer over all groups: action items, the earliest due first, and what they meant to use in
 * class and may have tried by now; with the calls and the open self-assessments of their groups. At most 30 of each.
 * And their newest notices, unread ones first (at most 5). One statement.
 */
export async function myDesk(viewer: Viewer, now: Date) {
  const readable = visible(viewer, 'activity.read')
  const { where, ...shape } = openCalls(now)
  const own = { where: { personId: viewer.personId }, select: { point: true } } as const
  const found = await db(viewer).person.findUnique({
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
        where: { groupId: { in: viewer.memberOf.map((group) => group.id) } },
        distinct: ['groupId'],
        select: {
          group: {
            select: {
              slug: true,
              name: true,
              calls: { where, ...shape },
              // One round at a time in a group.
              competenceRounds: {
                where: { state: { in: ['start', 'end'] } },
                take: 1,
                select: { id: true, title: true, state: true, answers: own },
              },
            },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  const groups = (found?.memberships ?? []).map((one) => one.group)
  return {
    items: found?.actionItems ?? [],
    notices: found?.notices ?? [],
    intentions: found?.adoptions ?? [],
    callers: groups.filter((group) => group.calls.length),
    rounds: groups.flatMap(({ slug, name, competenceRounds }) =>
      competenceRounds
        .filter(stillAsks)
        .map(({ id, title, state }) => ({ id, title, state, group: { slug, name } })),
    ),
  }
}
