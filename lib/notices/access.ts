import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import type { Prisma } from '../core/generated/client'

/** What only officers are told, as long as they are. */
const forOfficers = ['membership.asked', 'membership.termEnding', 'membership.acting'] as const

/** One's own notices that stand in the list and whose record one may still see: what was left, hidden or taken away tells nothing. */
export function readable(viewer: Viewer): Prisma.NoticeWhereInput {
  return { listed: true, ...tellable(viewer) }
}

/** The same with those that come by letter alone. */
export function tellable(viewer: Viewer): Prisma.NoticeWhereInput {
  return {
    personId: viewer.personId,
    group: visible(viewer, 'group.read'),
    AND: [
      { OR: [{ activityId: null }, { activity: visible(viewer, 'activity.read') }] },
      { OR: [{ problemId: null }, { problem: visible(viewer, 'problem.read') }] },
      { OR: [{ referralId: null }, { referral: visible(viewer, 'referral.decide') }] },
      {
        OR: [{ NOT: { kind: { in: [...forOfficers] } } }, { group: visible(viewer, 'group.manage') }],
      },
      {
        OR: [
          { NOT: { kind: { startsWith: 'supervision.' } } },
          { group: visible(viewer, 'supervision.read') },
        ],
      },
      { OR: [{ pollId: null }, { poll: { group: visible(viewer, 'poll.answer') } }] },
    ],
  }
}
