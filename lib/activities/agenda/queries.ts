import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import { db } from '../../core/db'
import { id } from '../../core/input'
import { today } from '../../core/time'
import { agendaRow } from './rules'

/** The agenda of a meeting with the members who can own an item; null when it is not this viewer's to manage. */
export async function readAgenda(viewer: Viewer, activityId: string, now: Date) {
  if (!id.safeParse(activityId).success) return null
  const found = await db(viewer).activity.findFirst({
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
