import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { line } from '../queries'
import { daysOpen, isOverdue, onNoAgenda, overdue, type Patience, stillOpen } from './rules'

const MOST_PROPOSED = 60
const PAGE = 30

/**
 * The one answer to what comes back to the officers and onto the next agenda: what nobody took up and what is open
 * for too long, unless a coming agenda holds it already.
 */
function comesBack(groupId: string, patience: Patience) {
  const waits = [{ ...stillOpen, state: 'submitted' as const }, overdue(patience)]
  return { AND: [{ groupId }, { OR: waits }, onNoAgenda()] }
}

/**
 * Problems for an agenda, those open the longest first; at most 60.
 * `agendaOf`: a meeting that has an agenda, whose own are left out.
 */
export async function proposedForAgenda(
  viewer: Viewer,
  group: { id: string; problemDays: number },
  now: Date,
  agendaOf?: string,
) {
  const patience = { now, days: group.problemDays }
  const others = agendaOf ? { agendaItems: { none: { activityId: agendaOf } } } : {}
  const found = await db(viewer).problem.findMany({
    where: { AND: [comesBack(group.id, patience), others, visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: MOST_PROPOSED,
    select: { id: true, situation: true, state: true, mergedId: true, openedAt: true },
  })
  return found.map(({ id, situation, openedAt, ...one }) => ({
    id,
    situation,
    openedAt,
    overdueDays: isOverdue({ ...one, openedAt }, patience) ? daysOpen(openedAt, now) : null,
  }))
}

/**
 * The same as the officers' list, a page of it, with what its rows show. `next` is the key of the following page.
 */
export async function waitingProblems(
  viewer: Viewer,
  groupId: string,
  patience: Patience,
  after: string | null,
) {
  const found = await db(viewer).problem.findMany({
    where: { AND: [comesBack(groupId, patience), visible(viewer, 'problem.manage')] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take: PAGE + 1,
    select: line,
    relationLoadStrategy: 'join',
  })
  const problems = found.slice(0, PAGE)
  return { problems, next: found.length > PAGE ? problems.at(-1)?.id : undefined }
}
