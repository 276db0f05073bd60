import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { system } from '../../core/db'
import { holding } from '../../core/search'

const MOST = 50

/** Groups that a problem could be referred to: those whose name holds `q`, or without it those of the same regency; at most 50. */
export function groupsToReferTo(group: { id: string; regionCode: string }, q: string) {
  const near = { regionCode: { startsWith: group.regionCode.slice(0, 5) } }
  return system('register').group.findMany({
    where: { id: { not: group.id }, ...(q ? { name: holding(q) } : near) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, name: true, region: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
}

/** What other groups ask this one to take on, the oldest first; the problem's own words stay there until then. */
export function incomingReferrals(viewer: Viewer, groupId: string) {
  const waiting = { toGroupId: groupId, state: 'consented' as const }
  return system('referral').referral.findMany({
    where: { AND: [waiting, visible(viewer, 'referral.decide')] },
    orderBy: { id: 'asc' },
    take: MOST,
    select: {
      id: true,
      letter: true,
      consentedAt: true,
      problem: { select: { grade: true, subject: true, objective: true, group: { select: { name: true } } } },
    },
    relationLoadStrategy: 'join',
  })
}
