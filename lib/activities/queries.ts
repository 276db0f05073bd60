import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { objectiveCodes } from '../objectives/schema'
import { evidenceRows } from './evidence/rules'

const PAGE = 30

const row = {
  id: true,
  kind: true,
  title: true,
  state: true,
  objective: true,
  startsAt: true,
  endsAt: true,
  place: true,
  countedStages: true,
} as const

type Filter = { kind?: 'meeting' | 'sharing'; objective?: unknown; before?: unknown; take?: number }

/**
 * Activities of a group that have a date, the latest first, narrowed by kind and main objective.
 * `next` is the cursor of the following page, absent on the last.
 */
export async function listActivities(viewer: Viewer, groupId: string, filter: Filter = {}) {
  const take = filter.take ?? PAGE
  const objective = objectiveCodes.find((code) => code === filter.objective)
  const cursor = cursorOf(filter.before)
  const narrowed = {
    groupId,
    startsAt: { not: null },
    ...(filter.kind && { kind: filter.kind }),
    ...(objective && { objective }),
    ...(cursor && {
      OR: [{ startsAt: { lt: cursor.at } }, { startsAt: cursor.at, id: { lt: cursor.id } }],
    }),
  }
  const found = await db().activity.findMany({
    where: { AND: [narrowed, visible(viewer, 'activity.read')] },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: take + 1,
    select: row,
  })
  const activities = found.slice(0, take)
  const last = found.length > take ? activities.at(-1) : undefined
  return { activities, objective, next: last?.startsAt && `${last.startsAt.getTime()}_${last.id}` }
}

/** The place in a list after which a page begins, as `listActivities` wrote it; null when it makes no sense. */
function cursorOf(text: unknown) {
  const [, time, id] = String(text ?? '').match(/^(\d{1,15})_([0-9a-f-]{36})$/) ?? []
  return time && id ? { at: new Date(Number(time)), id } : null
}

/** What comes next in the viewer's own groups, the earliest first; at most 5. */
export function myNextActivities(viewer: Viewer, now: Date) {
  return db().activity.findMany({
    where: {
      groupId: { in: viewer.memberOf.map((group) => group.id) },
      state: 'scheduled',
      endsAt: { gte: now },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 5,
    select: { ...row, group: { select: { slug: true, name: true, zone: true } } },
    relationLoadStrategy: 'join',
  })
}

/** Meetings of a group that are still to come, for the agenda of a problem; at most 30. */
export function openAgendas(viewer: Viewer, groupId: string) {
  const open = {
    groupId,
    kind: 'meeting' as const,
    state: { in: ['scheduled' as const, 'postponed' as const] },
  }
  return db().activity.findMany({
    where: { AND: [open, visible(viewer, 'activity.manage')] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: PAGE,
    select: { id: true, title: true, startsAt: true },
  })
}

/** One activity with agenda, minutes and action items; null when it is not there or not for this viewer. */
export async function readActivity(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db().activity.findFirst({
    where: { AND: [{ id }, visible(viewer, 'activity.read')] },
    select: {
      ...row,
      groupId: true,
      seriesId: true,
      supporting: true,
      category: true,
      origin: true,
      mode: true,
      link: true,
      letterNumber: true,
      letterOn: true,
      jp: true,
      version: true,
      evidence: evidenceRows,
      group: { select: { slug: true, name: true, zone: true, regionCode: true } },
      days: { orderBy: { startsAt: 'asc' }, select: { id: true, startsAt: true, endsAt: true } },
      slots: {
        where: { state: { notIn: ['postponed', 'cancelled'] } },
        orderBy: { startsAt: 'asc' },
        select: { id: true, title: true, startsAt: true, endsAt: true },
      },
      agenda: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          title: true,
          outcome: true,
          problemId: true,
          problem: { select: { visibility: true } },
        },
      },
      transitions: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          from: true,
          to: true,
          reason: true,
          at: true,
          person: { select: { name: true } },
        },
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
        select: { personId: true, dayId: true, status: true, late: true, person: { select: { name: true } } },
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
    problemId: problem?.visibility === 'officers' && !manage ? null : item.problemId,
  }))
  return { ...found, agenda, may: { manage } }
}
