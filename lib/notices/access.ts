import 'server-only'
import type { Viewer } from '../access/viewer'
import { groupsReachedBy, reachedBy } from '../access/visible'
import type { Prisma } from '../core/generated/client'

/** What only officers are told, as long as they are. */
const forOfficers = ['membership.asked', 'membership.termEnding', 'membership.acting'] as const

const nothing: Prisma.NoticeWhereInput = { id: { in: [] } }

const about = (what: 'activity' | 'problem' | 'referral', where: object | null) => where && { [what]: where }

/** What nobody reaches is not asked for: each record that a statement looks at costs, on every home page. */
function eitherOr(plain: Prisma.NoticeWhereInput, reach: Prisma.NoticeWhereInput | null) {
  if (!reach) return plain
  return Object.keys(reach).length ? { OR: [plain, reach] } : {}
}

/** One's own notices that stand in the list and whose record one may still see: what was left, hidden or taken away tells nothing. */
export function readable(viewer: Viewer): Prisma.NoticeWhereInput {
  return { listed: true, ...tellable(viewer) }
}

/** The same with those that come by letter alone. */
export function tellable(viewer: Viewer): Prisma.NoticeWhereInput {
  return {
    personId: viewer.personId,
    AND: [
      groupsReachedBy(viewer, 'group.read') ?? nothing,
      eitherOr({ activityId: null }, about('activity', reachedBy(viewer, 'activity.read'))),
      eitherOr({ problemId: null }, about('problem', reachedBy(viewer, 'problem.read'))),
      eitherOr({ referralId: null }, about('referral', reachedBy(viewer, 'referral.decide'))),
      eitherOr({ NOT: { kind: { in: [...forOfficers] } } }, groupsReachedBy(viewer, 'group.manage')),
      eitherOr(
        { NOT: { kind: { startsWith: 'supervision.' } } },
        groupsReachedBy(viewer, 'supervision.read'),
      ),
      // A poll lies in the group of its notice.
      eitherOr({ pollId: null }, groupsReachedBy(viewer, 'poll.answer')),
    ],
  }
}
