import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { askable } from './access'

const MOST = 300

/** Members who may be asked to help with a problem, by name. */
export function peopleToAsk(viewer: Viewer, problem: Parameters<typeof askable>[0], now: Date) {
  return db(viewer).membership.findMany({
    where: {
      AND: [askable(problem, now), { personId: { not: viewer.personId } }],
      group: visible(viewer, 'group.manage'),
    },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    take: MOST,
    select: { person: { select: { id: true, name: true } } },
    relationLoadStrategy: 'join',
  })
}
