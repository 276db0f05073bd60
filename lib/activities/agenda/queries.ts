import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import { db } from '../../core/db'
import { id } from '../../core/input'
import { today } from '../../core/time'
import { agendaRow } from './rules'

const MOST = 30

/** The agenda of a meeting with the members who can own an item; null when it is not this viewer's to manage. */
export async function readAgenda(viewer: Viewer, activityId: string, now: Date) {
  if (!id.safeParse(activityId).success) return null
  const found = await db().activity.findFirst({
    where: { AND: [{ id: activityId, kind: 'meeting' }, visible(viewer, 'activity.manage')] },
    select: {
      id: true,
      groupId: true,
      title: true,
      state: true,
      days: { orderBy: { startsAt: 'asc' }, select: { startsAt: true, endsAt: true } },
      agenda: {
        orderBy: { position: 'asc' },
        select: { ...agendaRow, ownerId: true, version: true },
      },
      group: {
        select: {
          slug: true,
          zone: true,
          memberships: {
            where: running(today(now)),
            orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
            select: { person: { select: { id: true, name: true } } },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { memberships, ...group } = found.group
  return { ...found, group, members: memberships.map((one) => one.person) }
}

export type Agenda = NonNullable<Awaited<ReturnType<typeof readAgenda>>>

/** Open problems that nobody took up, the longest waiting first, without those on this agenda or merged into another; at most 30. */
export function waitingProblems(viewer: Viewer, groupId: string, activityId?: string) {
  const waiting = {
    groupId,
    state: 'submitted' as const,
    // The one that tells the same stands for it; it could not be put on an agenda.
    mergedId: null,
    ...(activityId && { agendaItems: { none: { activityId } } }),
  }
  return db().problem.findMany({
    where: { AND: [waiting, visible(viewer, 'problem.read')] },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, situation: true, createdAt: true },
  })
}
