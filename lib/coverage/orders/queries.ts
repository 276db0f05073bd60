import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { mailOn } from '../../mail/settings'
import { coverageMatrix } from '../queries'
import { type CoverageRow, sevenRows } from '../rules'
import { groupsIn } from './commands'

/** The viewer's running orders, and whether letters can be sent at all. */
export async function ownOrders(viewer: Viewer) {
  const orders = await db().coverageOrder.findMany({
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

type Span = { from: Date; to: Date }
/** More groups than this are summed and listed no further. */
const MOST_PAGES = 40

/** The matrix of a scope over some months, page after page by the very query of the page, and its sum. */
export async function scopeCoverage(viewer: Viewer, scope: Parameters<typeof groupsIn>[0], span: Span) {
  const groups: { name: string; rows: CoverageRow[] }[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found: Awaited<ReturnType<typeof coverageMatrix>> = await coverageMatrix(
      viewer,
      span,
      { kind: null, name: '', after },
      groupsIn(scope),
    )
    groups.push(...found.groups)
    after = found.next ?? null
    if (!after) break
  }
  return { groups, cut: after !== null, sum: sevenRows(groups.flatMap((group) => group.rows)) }
}
