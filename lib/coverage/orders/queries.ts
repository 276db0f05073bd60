import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { mailOn } from '../../mail/settings'
import { groupCoverage } from '../queries'
import { everyGroup } from '../regions/list/queries'
import { regionCoverage } from '../regions/queries'
import { regionAsked } from '../regions/schema'
import { type CoverageRow, type Span, sevenRows } from '../rules'
import type { groupsIn } from './commands'

/** The viewer's running orders, and whether letters can be sent at all. */
export async function ownOrders(viewer: Viewer) {
  const orders = await db(viewer).coverageOrder.findMany({
    where: { personId: viewer.personId, endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      scope: true,
      locale: true,
      createdAt: true,
      group: { select: { name: true } },
      region: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
  return { orders, letters: mailOn() }
}

/** More groups than this are summed, but not listed in the attachment. */
const MOST_IN_LETTER = 2000

type Line = { name: string; rows: CoverageRow[] }
/** The sums of a scope over some months, its groups, how many there are, and whether more than those listed. */
type Found = { sum: CoverageRow[]; groups: Line[]; count: number; cut: boolean }

async function ofGroup(viewer: Viewer, groupId: string, span: Span): Promise<Found> {
  const where = { AND: [{ id: groupId }, visible(viewer, 'coverage.read')] }
  const group = await db(viewer).group.findFirst({ where, select: { name: true } })
  if (!group) return { sum: sevenRows([]), groups: [], count: 0, cut: false }
  const rows = await groupCoverage(viewer, groupId, span)
  return { sum: rows, groups: [{ name: group.name, rows }], count: 1, cut: false }
}

/** The same figures as on the page of a group or of a region with all groups below it, from the same queries. */
export async function scopeCoverage(viewer: Viewer, scope: Parameters<typeof groupsIn>[0], span: Span) {
  if (scope.scope === 'group') return ofGroup(viewer, scope.groupId ?? '', span)
  const asked = regionAsked.parse({ region: scope.regionCode ?? '', every: '1' })
  const report = await regionCoverage(viewer, asked, span)
  const groups: Line[] = []
  if (report)
    for await (const piece of everyGroup({ viewer, again: async () => viewer, asked }, span)) {
      groups.push(...piece)
      if (groups.length > MOST_IN_LETTER) break
    }
  return {
    sum: report?.rows ?? sevenRows([]),
    groups: groups.slice(0, MOST_IN_LETTER),
    count: report?.groupCount ?? 0,
    cut: groups.length > MOST_IN_LETTER,
  } satisfies Found
}
