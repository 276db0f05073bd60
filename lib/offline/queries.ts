import { activityPath } from '../activities/paths'
import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { myOpenProblems } from '../problems/queries'

const DAY = 86_400_000
const MOST = 6

/** The pages that should open without a network: home, the next meetings with their lists, one's own problems, the forms. */
export async function pagesToKeep(viewer: Viewer, now: Date): Promise<string[]> {
  const groups = viewer.memberOf
  const [next, problems] = await Promise.all([
    db(viewer).activity.findMany({
      where: {
        AND: [
          { groupId: { in: groups.map((one) => one.id) }, state: { in: ['scheduled', 'held'] } },
          // Of today too, though it is over: its list is still taken.
          { startsAt: { not: null }, endsAt: { gte: new Date(now.getTime() - DAY) } },
          visible(viewer, 'activity.read'),
        ],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: {
        id: true,
        kind: true,
        startsAt: true,
        groupId: true,
        group: { select: { slug: true, regionCode: true } },
      },
      relationLoadStrategy: 'join',
    }),
    myOpenProblems(viewer),
  ])
  const soon = now.getTime() + 2 * DAY
  const meetings = next.flatMap(({ id, kind, groupId, startsAt, group }) => {
    const page = `/groups/${group.slug}${activityPath({ kind, id })}`
    const facts = { groupId, regionCode: group.regionCode }
    const officer = kind === 'meeting' && can(viewer, 'activity.manage', facts)
    const near = startsAt !== null && startsAt.getTime() < soon
    return [page, ...(officer && near ? [`${page}/attendance`, `${page}/minutes`] : [])]
  })
  return [
    '/',
    '/outbox',
    ...(groups.length ? ['/check-in'] : []),
    ...groups.flatMap(({ slug }) => [`/groups/${slug}/problems/new`, `/groups/${slug}/problems?show=mine`]),
    ...meetings,
    ...problems.slice(0, MOST).map(({ id, group }) => `/groups/${group.slug}/problems/${id}`),
  ]
}
