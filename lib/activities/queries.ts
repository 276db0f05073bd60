import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { type ObjectiveCode, objectiveCodes } from '../objectives/schema'
import { evidenceRows } from './evidence/rules'

const PAGE = 30

/** Activities of a group that have a date, the latest first; `objective` narrows to those whose main objective it is. At most 30. */
export function listActivities(viewer: Viewer, groupId: string, objective?: string | string[]) {
  const code = objectiveCodes.find((one) => one === objective) as ObjectiveCode | undefined
  return db().activity.findMany({
    where: {
      AND: [
        { groupId, startsAt: { not: null }, ...(code && { objective: code }) },
        visible(viewer, 'activity.read'),
      ],
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: PAGE,
    select: {
      id: true,
      title: true,
      state: true,
      objective: true,
      startsAt: true,
      endsAt: true,
      place: true,
      countedStages: true,
    },
  })
}

/** One activity with agenda, minutes and action items; null when it is not there or not for this viewer. */
export async function readActivity(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db().activity.findFirst({
    where: { AND: [{ id }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      kind: true,
      title: true,
      state: true,
      objective: true,
      startsAt: true,
      endsAt: true,
      place: true,
      jp: true,
      evidence: evidenceRows,
      countedStages: true,
      group: { select: { slug: true, name: true, zone: true, regionCode: true } },
      agenda: {
        orderBy: { position: 'asc' },
        select: { id: true, title: true, problem: { select: { visibility: true } } },
      },
      minutes: {
        select: {
          text: true,
          version: true,
          decisions: { orderBy: { position: 'asc' }, select: { id: true, text: true } },
        },
      },
      actionItems: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          text: true,
          dueOn: true,
          doneAt: true,
          ownerId: true,
          owner: { select: { name: true } },
        },
      },
      attendance: {
        select: { personId: true, status: true, person: { select: { name: true } } },
        orderBy: { person: { name: 'asc' } },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const facts = { groupId: found.groupId, regionCode: found.group.regionCode }
  const manage = can(viewer, 'activity.manage', facts)
  // The words of a problem for officers do not leave through the agenda.
  const agenda = found.agenda.map(({ problem, ...item }) => ({
    ...item,
    title: problem?.visibility === 'officers' && !manage ? null : item.title,
  }))
  return { ...found, agenda, may: { manage } }
}

/** What the viewer still has to do, the earliest due first; at most 30. */
export function myActionItems(viewer: Viewer) {
  return db().actionItem.findMany({
    where: { ownerId: viewer.personId, doneAt: null, activity: visible(viewer, 'activity.read') },
    orderBy: { dueOn: 'asc' },
    take: PAGE,
    select: {
      id: true,
      text: true,
      dueOn: true,
      activity: { select: { id: true, group: { select: { slug: true } } } },
    },
    relationLoadStrategy: 'join',
  })
}
