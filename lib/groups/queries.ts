import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { today } from '../core/time'

const PAGE = 50

/** The groups that a viewer may see, by name; at most 50. */
export function listGroups(viewer: Viewer) {
  return db().group.findMany({
    where: visible(viewer, 'group.read'),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE,
    select: { id: true, slug: true, name: true, region: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
}

/** One group with its members and officers of today; null when it is not there or not for this viewer. */
export function readGroup(viewer: Viewer, slug: string, now: Date) {
  const day = today(now)
  const running = { startedOn: { lte: day }, OR: [{ endedOn: null }, { endedOn: { gte: day } }] }
  return db().group.findFirst({
    where: { AND: [{ slug }, visible(viewer, 'group.read')] },
    select: {
      id: true,
      slug: true,
      name: true,
      decreeNumber: true,
      zone: true,
      regionCode: true,
      region: { select: { name: true } },
      officerTerms: { where: running, select: { id: true, title: true, person: { select: { name: true } } } },
      memberships: {
        where: running,
        orderBy: { person: { name: 'asc' } },
        select: {
          id: true,
          person: { select: { id: true, name: true, school: { select: { name: true } } } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
}
