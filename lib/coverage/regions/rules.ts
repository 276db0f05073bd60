import { isWithin } from '../../access/can'
import type { Clause } from '../../access/clauses'
import type { CoverageRow } from '../rules'
import { sevenRows } from '../rules'

/** What a viewer reaches, as regions and as single groups. */
export type Reach = { everything: boolean; regions: string[]; groupIds: string[] }

/** Clauses of the table as regions and groups; a clause with any other condition reaches nothing here. */
export function reachOf(clauses: Clause[]): Reach {
  const reach: Reach = { everything: false, regions: [], groupIds: [] }
  for (const { regions, groupIds, ...others } of clauses) {
    if (Object.keys(others).length || (regions && groupIds)) continue
    if (!regions && !groupIds) reach.everything = true
    reach.regions.push(...(regions ?? []))
    reach.groupIds.push(...(groupIds ?? []))
  }
  return reach
}

/**
 * What a viewer's sums of a region, `''` being the nation, are made of: the region as a whole, or else regions within
 * it, none inside another, and single groups, of which those in the regions are left to the regions.
 */
export type Sources = { whole: boolean; codes: string[]; groupIds: string[] }

/** The sources of one region for a viewer. */
export function sourcesIn({ everything, regions, groupIds }: Reach, region: string): Sources {
  if (everything || regions.some((code) => region !== '' && isWithin(region, code)))
    return { whole: true, codes: [region], groupIds: [] }
  const inside = [...new Set(regions)].filter((code) => region === '' || isWithin(code, region))
  const codes = inside.filter((code) => !inside.some((other) => other !== code && isWithin(code, other)))
  return { whole: false, codes, groupIds: [...new Set(groupIds)] }
}

/** The regions in which one lies, the widest first, itself last; the nation is not named. */
export function pathOf(region: string): string[] {
  const parts = region ? region.split('.') : []
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'))
}

/** First days of all months from one to another, both counted. */
function monthsBetween(from: Date, to: Date): Date[] {
  const count = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1
  return Array.from(
    { length: count },
    (_, i) => new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1)),
  )
}

/** A month of the trend: its seven rows. */
export type TrendMonth = { month: string; rows: CoverageRow[] }

/** All months of a period with their seven rows, also those without anything. */
export function trendOf(found: (CoverageRow & { month: string })[], from: Date, to: Date): TrendMonth[] {
  return monthsBetween(from, to).map((date) => {
    const month = date.toISOString().slice(0, 7)
    return { month, rows: sevenRows(found.filter((one) => one.month === month)) }
  })
}
