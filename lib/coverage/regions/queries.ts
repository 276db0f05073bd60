import 'server-only'
import { clausesFor } from '../../access/clauses'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { readReport, TOLD_BEHIND } from '../../core/replica'
import { monthsOf, type Period, type Span, sevenRows } from '../rules'
import { regionFigures } from './figures/queries'
import { groupLines } from './groups/queries'
import { regionPlaces } from './places/queries'
import { reachOf, sourcesIn, trendOf } from './rules'
import { NOWHERE, type RegionAsked } from './schema'

export type RegionReport = NonNullable<Awaited<ReturnType<typeof regionCoverage>>>

/** What a viewer's sums of a region are made of. */
export function sourcesOf(viewer: Viewer, region: string) {
  return sourcesIn(reachOf(clausesFor(viewer, 'coverage.read')), region)
}

/**
 * Coverage of one region, or with `region` `''` of all that a viewer may see: its seven rows, the months, the regions
 * below with their rows, and a page of its own groups. `whole` is false where the sums hold only what the viewer may
 * see of the region. Reads counters alone, so that it costs the same at any number of activities.
 * `behind` says by how many seconds it is old: it may come from a copy that is at most so far behind, while what the
 * viewer may see is always as it is at this moment.
 * Null for a region that is not there, or of which the viewer sees nothing.
 */
export async function regionCoverage(
  viewer: Viewer,
  asked: RegionAsked,
  period: Period | Span,
  most = TOLD_BEHIND,
) {
  const { region } = asked
  if (region === NOWHERE) return null
  const sources = sourcesOf(viewer, region)
  const { whole, codes, groupIds } = sources
  if (region && !codes.length && !groupIds.length) return null
  const span = monthsOf(period)
  const read = (source: Database) =>
    Promise.all([
      regionPlaces(source, asked, sources),
      regionFigures(source, asked, sources, span),
      groupLines(source, asked, sources, span),
    ])
  const { found, behind } = await readReport(viewer, read, most)
  const [places, figures, groups] = found
  const here = places.path.at(-1)
  if (region && here?.code !== region) return null
  // Somebody else's region: nothing of it is there for this viewer, whatever it holds.
  if (region && !whole && !codes.length && !places.single) return null
  const regions = places.children
    .map(({ level: _, ...one }) => ({ ...one, rows: sevenRows(figures.lines.get(one.code) ?? []) }))
    .filter((one) => one.groups > 0 || !whole || one.rows.some((row) => row.planned || row.reported))
  return {
    behind,
    whole,
    region: here ?? null,
    path: places.path,
    groupCount: places.groups,
    rows: sevenRows(figures.total),
    trend: trendOf(figures.total, span.from, span.to),
    /** Regions directly below, or those that the viewer was given; those without any group are only counted. */
    regions: asked.name || asked.every ? [] : regions,
    without: places.children.length - regions.length,
    subjects: places.subjects,
    ...groups,
  }
}
