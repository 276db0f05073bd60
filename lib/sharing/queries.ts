import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { activityFacts } from '../activities/access'
import { wasHeld } from '../activities/rules'
import { db } from '../core/db'
import { parse } from '../core/input'
import { summaryOf } from './rules'
import { listFilter } from './schema'

const PAGE = 20
const MOST_OPEN = 60

const presenters = {
  orderBy: { id: 'asc' },
  select: { id: true, personId: true, name: true, person: { select: { name: true } } },
} as const

const line = {
  id: true,
  title: true,
  state: true,
  objective: true,
  startsAt: true,
  endsAt: true,
  place: true,
  countedStages: true,
  createdById: true,
  presenters,
} as const

/**
 * The sessions of a group: all that are still to come (at most 60), and a page of those that were held, the latest first.
 * A declined or cancelled one is shown to those whose session it is, and to officers.
 */
export async function listSessions(viewer: Viewer, groupId: string, params: Record<string, unknown>) {
  const { before } = parse(listFilter, { before: params.before })
  const own = { groupId, kind: 'sharing' as const }
  const read = visible(viewer, 'activity.read')
  const ended = { state: { in: ['declined' as const, 'cancelled' as const] } }
  const [ahead, held] = await Promise.all([
    db(viewer).activity.findMany({
      where: {
        AND: [
          own,
          read,
          {
            OR: [
              { state: { in: ['offered', 'accepted', 'scheduled', 'postponed'] } },
              { AND: [ended, visible(viewer, 'sharing.present')] },
            ],
          },
        ],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'desc' }],
      take: MOST_OPEN,
      select: line,
      relationLoadStrategy: 'join',
    }),
    db(viewer).activity.findMany({
      where: { AND: [own, read, { state: { in: ['held', 'locked', 'approved'] } }] },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: line,
      relationLoadStrategy: 'join',
      ...(before && { cursor: { id: before }, skip: 1 }),
    }),
  ])
  const past = held.slice(0, PAGE)
  const of = (...states: string[]) => ahead.filter((one) => states.includes(one.state))
  return {
    offered: of('offered'),
    accepted: of('accepted'),
    next: of('scheduled', 'postponed'),
    ended: of('declined', 'cancelled'),
    past,
    following: held.length > PAGE ? past.at(-1)?.id : undefined,
  }
}

export type Session = Awaited<ReturnType<typeof listSessions>>['past'][number]

/** What a session has beyond an activity; null when it is not there or not for this viewer. */
export async function readSession(viewer: Viewer, id: string, now: Date) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const presents = visible(viewer, 'sharing.present')
  const found = await db(viewer).activity.findFirst({
    where: { AND: [{ id, kind: 'sharing' }, visible(viewer, 'activity.read')] },
    select: {
      id: true,
      groupId: true,
      state: true,
      description: true,
      category: true,
      origin: true,
      supporting: true,
      createdById: true,
      presenters,
      call: { select: { topic: true } },
      host: { select: { id: true, title: true } },
      group: {
        select: {
          regionCode: true,
          // Where an accepted session could have its slot.
          activities: {
            where: { kind: 'meeting', state: 'scheduled', endsAt: { gt: now } },
            orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
            take: 12,
            select: {
              title: true,
              days: { orderBy: { startsAt: 'asc' }, select: { id: true, startsAt: true, endsAt: true } },
            },
          },
        },
      },
      _count: { select: { adoptions: { where: { usedAt: { not: null } } } } },
      // One's own, and what others told of using it.
      adoptions: {
        where: { OR: [{ personId: viewer.personId }, { usedAt: { not: null } }] },
        orderBy: { id: 'desc' },
        take: 20,
        select: {
          id: true,
          personId: true,
          remindOn: true,
          usedOn: true,
          grade: true,
          subject: true,
          happened: true,
          reflection: true,
          person: { select: { name: true } },
        },
      },
      materials: {
        where: { OR: [{ publishedAt: { not: null } }, { activity: presents }] },
        orderBy: { id: 'asc' },
        select: {
          id: true,
          title: true,
          url: true,
          publishedAt: true,
          licence: true,
          grade: true,
          subject: true,
          entry: { select: { id: true, reach: true } },
          file: { select: { id: true, name: true, type: true, bytes: true } },
        },
      },
      // One's own, or all of them for whom the session is theirs.
      feedback: {
        where: { OR: [{ personId: viewer.personId }, { activity: presents }] },
        select: { personId: true, usefulness: true, clarity: true, fit: true, willUse: true, text: true },
      },
      attendance: {
        where: { personId: viewer.personId, status: 'present' },
        select: { id: true },
        take: 1,
      },
      transitions: {
        orderBy: { id: 'asc' },
        select: { id: true, to: true, reason: true, at: true, person: { select: { name: true } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const facts = activityFacts(found)
  const present = can(viewer, 'sharing.present', facts)
  const mine = found.feedback.find((one) => one.personId === viewer.personId)
  const attended = found.attendance.length > 0 && wasHeld(found.state)
  const { feedback, attendance: _, transitions, adoptions, _count, group, ...plain } = found
  const adopt = wasHeld(found.state) && can(viewer, 'activity.feedback', facts)
  return {
    ...plain,
    // Why an offer was declined is between its presenters and the officers.
    transitions: transitions.map((one) => ({
      ...one,
      reason: present || one.to !== 'declined' ? one.reason : '',
    })),
    mine,
    uses: { count: _count.adoptions, told: adoptions.filter((one) => one.usedOn) },
    adoption: adoptions.find((one) => one.personId === viewer.personId),
    meetings: group.activities.flatMap(({ title, days }) => days.map((day) => ({ ...day, title }))),
    summary: present ? summaryOf(feedback) : null,
    may: {
      present,
      manage: can(viewer, 'activity.manage', facts),
      adopt: adopt && !facts.ownerIds.includes(viewer.personId),
      feedback:
        attended && can(viewer, 'activity.feedback', facts) && !facts.ownerIds.includes(viewer.personId),
    },
  }
}
