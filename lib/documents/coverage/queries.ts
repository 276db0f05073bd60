import 'server-only'
import type { Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { zoneLabel } from '../../core/time'
import { groupExceptions } from '../../coverage/exceptions/queries'
import { groupFigures } from '../../coverage/figures/queries'
import { ageOf } from '../../coverage/regions/export'
import type { GroupLine } from '../../coverage/regions/groups/queries'
import { type Asking, everyGroup } from '../../coverage/regions/list/queries'
import { exceptionsBeside } from '../../coverage/regions/standing/queries'
import type { Period } from '../../coverage/rules'
import { printed } from '../print/export'
import type { Download } from '../print/queries'
import { signingGroup } from '../programme/queries'
import { groupPaper, regionPaper } from './export'

/** So many lines of regions and groups a paper holds: some 15 pages. */
export const MOST_LINES = 400
const ZONE = 'Asia/Jakarta'

/** The coverage page of a group as PDF; null when it is not there to see. */
export async function groupCoveragePdf(
  viewer: Viewer,
  group: { id: string; slug: string; zone: string; facts: Facts },
  period: Period,
  now: Date,
): Promise<Download | null> {
  const where = { AND: [{ id: group.id }, visible(viewer, 'coverage.read')] }
  const [found, figures, standing] = await Promise.all([
    db(viewer).group.findFirst({ where, select: signingGroup(now), relationLoadStrategy: 'join' }),
    groupFigures(viewer, group, period),
    groupExceptions(viewer, group, now),
  ])
  if (!found) return null
  const { zone } = group
  const paper = groupPaper(found, figures, period, standing?.exceptions, {
    ...{ name: viewer.name, now, zone, label: zoneLabel(zone) },
  })
  const title = `${paper.name} ${found.name}, ${paper.period}`
  return {
    name: `${group.slug}-${period.year}-${period.part}.pdf`,
    body: await printed(title, [{ paper }], now),
  }
}

/** The coverage page of a region as PDF, with the first lines of its list. */
export async function regionCoveragePdf(asking: Asking, now: Date): Promise<Download> {
  const { period, report, viewer } = asking
  const groups: GroupLine[] = []
  for await (const piece of everyGroup(asking, period, ageOf(asking))) {
    groups.push(...piece)
    if (groups.length > MOST_LINES) break
  }
  const maker = { name: viewer.name, now, zone: ZONE, label: zoneLabel(ZONE) }
  const standing = await exceptionsBeside(asking, now)
  const paper = regionPaper(asking, groups, standing, MOST_LINES, maker)
  const title = `${paper.name} ${paper.head.name}, ${paper.period}`
  return {
    name: `sanggar-${report.region?.code ?? 'semua'}-${period.year}-${period.part}.pdf`,
    body: await printed(title, [{ paper }], now),
  }
}
