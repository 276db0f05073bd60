import 'server-only'
import { can } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { viewerOfPerson } from '../../auth/load'
import { db, system } from '../../core/db'
import type { OpenGroup } from '../../groups/queries'
import { hashOf } from './rules'
import { feedToken } from './schema'

const YEAR = 365 * 86_400_000
const MOST = 1000
const shown = ['scheduled', 'postponed', 'cancelled', 'held', 'locked', 'approved'] as const

const entry = {
  id: true,
  kind: true,
  title: true,
  mode: true,
  place: true,
  link: true,
  state: true,
  sequence: true,
  sequencedAt: true,
  createdAt: true,
  days: { orderBy: { startsAt: 'asc' }, select: { startsAt: true, endsAt: true } },
  group: { select: { slug: true, name: true, zone: true } },
} as const

/** The running address of the viewer's own calendar; null when there is none. */
export function ownFeed(viewer: Viewer) {
  const where = { personId: viewer.personId, groupId: null, revokedAt: null }
  return db(viewer).calendarFeed.findFirst({ where, select: { id: true, createdAt: true } })
}

/** The running address of a group's calendar and who made it, for its officers. */
export function groupFeed(viewer: Viewer, group: OpenGroup) {
  if (!can(viewer, 'activity.schedule', group.facts)) return null
  return db(viewer).calendarFeed.findFirst({
    where: { groupId: group.id, revokedAt: null, group: visible(viewer, 'activity.schedule') },
    select: { id: true, createdAt: true, person: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
}

function entriesOf(viewer: Viewer, groupIds: string[], now: Date) {
  const from = new Date(now.getTime() - YEAR)
  const to = new Date(now.getTime() + 2 * YEAR)
  const dated = { groupId: { in: groupIds }, state: { in: [...shown] }, startsAt: { gte: from, lte: to } }
  return db(viewer).activity.findMany({
    where: { AND: [dated, visible(viewer, 'activity.read')] },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: entry,
    relationLoadStrategy: 'join',
  })
}

/**
 * What stands behind the secret of an address: activities of one year back and two years ahead.
 * Null when it is unknown, was ended, or its person may no longer read them: the database is asked each time.
 */
export async function readFeed(secret: string, now: Date) {
  if (!feedToken.safeParse(secret).success) return null
  const feed = await system('entrance').calendarFeed.findFirst({
    where: { tokenHash: hashOf(secret), revokedAt: null },
    select: { personId: true, group: { select: { id: true, name: true, regionCode: true } } },
    relationLoadStrategy: 'join',
  })
  const viewer = feed && (await viewerOfPerson(feed.personId, now))
  if (!viewer) return null
  const { groupIds, schoolGroupIds } = viewer.scope
  const own = [...viewer.memberOf.map((group) => group.id), ...groupIds, ...schoolGroupIds]
  const { group } = feed
  const allowed = group
    ? can(viewer, 'activity.read', { groupId: group.id, regionCode: group.regionCode, shared: true })
    : own.length > 0
  if (!allowed) return null
  const entries = await entriesOf(viewer, group ? [group.id] : own, now)
  return { locale: viewer.locale, name: group?.name ?? null, entries }
}

/** One activity as a calendar tells it; null when it has no date, is not there, or not for this viewer. */
export function readEntry(viewer: Viewer, groupId: string, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const dated = { id, groupId, state: { in: [...shown] }, startsAt: { not: null } }
  return db(viewer).activity.findFirst({
    where: { AND: [dated, visible(viewer, 'activity.read')] },
    select: entry,
    relationLoadStrategy: 'join',
  })
}
