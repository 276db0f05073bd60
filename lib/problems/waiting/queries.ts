import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { line } from '../queries'
import { daysOpen, isOverdue, onNoAgenda, overdue, type Patience, stillOpen } from './rules'

const MOST_PROPOSED = 60
const PAGE = 30

/**
 * Problems for an agenda, those open the longest first: what waits, and what is open for too long.
 * An agenda that stands already may take any open one; `keep` are on it and stay offered.
 */
export async function proposedForAgenda(
  viewer: Viewer,
  group: { id: string; problemDays: number },
  now: Date,
  keep?: string[],
) {
  const patience = { now, days: group.problemDays }
  const open = { groupId: group.id, OR: keep ? [stillOpen, { id: { in: keep } }] : waits(patience) }
  const found = await db().problem.findMany({
    where: { AND: [open, visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: MOST_PROPOSED + (keep?.length ?? 0),
    select: { id: true, situation: true, state: true, mergedId: true, openedAt: true },
  })
  return found.map((one) => ({
    id: one.id,
    situation: one.situation,
    overdueDays: isOverdue(one, patience) ? daysOpen(one.openedAt, now) : null,
  }))
}

function waits(patience: Patience) {
  return [{ ...stillOpen, state: 'submitted' as const }, overdue(patience)]
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
  const found = await db().problem.findMany({
    where: { AND: [{ groupId }, { OR: waits(patience) }, onNoAgenda(), visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take: PAGE + 1,
    select: line,
    relationLoadStrategy: 'join',
  })
  const problems = found.slice(0, PAGE)
  return { problems, next: found.length > PAGE ? problems.at(-1)?.id : undefined }
}
