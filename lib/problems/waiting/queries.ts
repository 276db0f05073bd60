import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { line } from '../queries'
import { daysOpen, isOverdue, onNoAgenda, overdue, type Patience, stillOpen } from './rules'

const MOST_PROPOSED = 60
const PAGE = 30

/** Problems for the next agenda, those open the longest first; `keep` are on the agenda already and stay offered. */
export async function proposedForAgenda(
  viewer: Viewer,
  group: { id: string; problemDays: number },
  now: Date,
  keep: string[] = [],
) {
  const open = { groupId: group.id, OR: [stillOpen, { id: { in: keep } }] }
  const found = await db().problem.findMany({
    where: { AND: [open, visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: MOST_PROPOSED + keep.length,
    select: { id: true, situation: true, state: true, mergedId: true, openedAt: true },
  })
  return found.map((one) => ({
    id: one.id,
    situation: one.situation,
    overdueDays: isOverdue(one, { now, days: group.problemDays }) ? daysOpen(one.openedAt, now) : null,
  }))
}

/**
 * What waits for the officers, the longest open first: nobody took it up, or it is open for too long, and no coming
 * agenda holds it. `next` is the key of the following page.
 */
export async function waitingProblems(
  viewer: Viewer,
  groupId: string,
  patience: Patience,
  after: string | null,
) {
  const waits = { OR: [{ ...stillOpen, state: 'submitted' as const }, overdue(patience)] }
  const found = await db().problem.findMany({
    where: { AND: [{ groupId }, waits, onNoAgenda(), visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take: PAGE + 1,
    select: line,
    relationLoadStrategy: 'join',
  })
  const problems = found.slice(0, PAGE)
  return { problems, next: found.length > PAGE ? problems.at(-1)?.id : undefined }
}
