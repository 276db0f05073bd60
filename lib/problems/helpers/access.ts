import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'

/** Somebody's part in helping, to be answered by that person; null when it is not the viewer's. */
export async function helperRecord(tx: Database, viewer: Viewer, { helperId }: { helperId: string }) {
  const mine = { id: helperId, problem: visible(viewer, 'problem.read') }
  const found = await tx.problemHelper.findFirst({
    where: { AND: [mine, visible(viewer, 'helper.answer')] },
    select: { id: true, groupId: true, problemId: true, personId: true, state: true },
  })
  if (!found) return null
  return { ...found, facts: { groupId: found.groupId, regionCode: '', ownerId: found.personId } }
}

/** Members who may be asked: not the reporter, and of a problem for officers the officers alone. */
export function askable(
  problem: { groupId: string; reporterId: string; visibility: 'group' | 'officers' },
  now: Date,
) {
  const { groupId, reporterId, visibility } = problem
  const term = { officerTerms: { some: { groupId, ...running(today(now)) } } }
  return {
    groupId,
    personId: { not: reporterId },
    ...running(today(now)),
    ...(visibility === 'officers' && { person: term }),
  }
}

/** True when a colleague is at it, so that a problem is not waiting although no agenda holds it. */
export async function hasHelper(tx: Database, problemId: string): Promise<boolean> {
  return (await tx.problemHelper.count({ where: { problemId, state: 'active' } })) > 0
}

/** True when a colleague is at it or an agenda holds it: then it does not wait. */
export async function isHeld(tx: Database, problemId: string): Promise<boolean> {
  if (await hasHelper(tx, problemId)) return true
  const open = { state: { in: ['scheduled' as const, 'postponed' as const, 'held' as const] } }
  const where = { problemId, outcome: { not: 'notReached' as const }, activity: open }
  return (await tx.agendaItem.count({ where })) > 0
}
