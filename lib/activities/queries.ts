import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { objectiveCodes } from '../objectives/schema'
import { itemRows } from './action-items/rules'
import { agendaRow, isHidden } from './agenda/rules'
import { evidenceRows, shownEvidence } from './evidence/rules'
import { issuedLetter, letterOf } from './invitations/rules'
import { minutesShown } from './minutes/queries'
import { photoRows } from './photos/rules'
import { activityRow } from './rules'

const PAGE = 30

type Filter = { kind?: 'meeting' | 'sharing'; objective?: unknown; before?: unknown; take?: number }

/**
 * Activities of a group that have a date and are no draft, the latest first, narrowed by kind and main objective.
 * `next` is the cursor of the following page, absent on the last.
 */
export async function listActivities(viewer: Viewer, groupId: string, filter: Filter = {}) {
  const take = filter.take ?? PAGE
  const objective = objectiveCodes.find((code) => code === filter.objective)
  const cursor = cursorOf(filter.before)
  const narrowed = {
    groupId,
    startsAt: { not: null },
    state: { not: 'draft' as const },
    ...(filter.kind && { kind: filter.kind }),
    ...(objective && { objective }),
    ...(cursor && {
      OR: [{ startsAt: { lt: cursor.at } }, { startsAt: cursor.at, id: { lt: cursor.id } }],
    }),
  }
  const found = await db(viewer).activity.findMany({
    where: { AND: [narrowed, visible(viewer, 'activity.read')] },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: take + 1,
    select: activityRow,
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

/** The drafts of a group, the newest first, for its officers; at most 30. */
export function listDrafts(viewer: Viewer, groupId: string) {
  return db(viewer).activity.findMany({
    where: { AND: [{ groupId, state: 'draft' }, visible(viewer, 'activity.manage')] },
    orderBy: { id: 'desc' },
    take: PAGE,
    select: activityRow,
  })
}

/** What comes next in the viewer's own groups, the earliest first; at most 5. */
export function myNextActivities(viewer: Viewer, now: Date) {
  return db(viewer).activity.findMany({
    where: {
      groupId: { in: viewer.memberOf.map((group) => group.id) },
      state: 'scheduled',
      endsAt: { gte: now },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 5,
    select: { ...activityRow, group: { select: { slug: true, name: true, zone: true } } },
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
  return db(viewer).activity.findMany({
    where: { AND: [open, visible(viewer, 'activity.manage')] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: PAGE,
    select: { id: true, title: true, startsAt: true },
  })
}

/** Activities of a group that were held, the latest first, for what names one; at most 30. */
export function heldActivities(viewer: Viewer, groupId: string) {
  const held = { groupId, state: { in: ['held' as const, 'locked' as const, 'approved' as const] } }
  return db(viewer).activity.findMany({
    where: { AND: [held, visible(viewer, 'activity.read')] },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: PAGE,
    select: { id: true, title: true, startsAt: true },
  })
}

/** One activity with agenda, minutes and action items; null when it is not there or not for this viewer. */
export async function readActivity(viewer: Viewer, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id }, visible(viewer, 'activity.read')] },
    select: {
      ...activityRow,
      groupId: true,
      seriesId: true,
      supporting: true,
      category: true,
      origin: true,
      mode: true,
      link: true,
      letterNumber: true,
      letterOn: true,
      ...issuedLetter,
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
          ...agendaRow,
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
      minutes: minutesShown,
      actionItems: itemRows,
      photos: photoRows,
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
  const agenda = found.agenda.map(({ problem, ...item }) => {
    const hidden = isHidden({ ...item, problem }) && !(manage && problem)
    return hidden ? { ...item, title: null, problemId: null } : item
  })
  const evidence = shownEvidence(found.evidence, manage)
  return { ...found, agenda, evidence, letter: letterOf(found), may: { manage } }
}
