import { queryText } from '@/lib/core/address'
import type { RegionAsked } from '@/lib/coverage/regions/schema'
import type { Period } from '@/lib/coverage/rules'
import type { CellFigure } from '@/lib/coverage/schema'
import type { ObjectiveCode } from '@/lib/objectives/schema'

type Goal = { region?: string; objective?: ObjectiveCode; stage?: CellFigure; after?: string }

/** What the page was asked, as words of an address; another region drops the name that was looked for and the wish for every group. */
export function coverageQuery(asked: RegionAsked, period: Period, goal: Goal = {}): string {
  const { region, kind, subject, name, every } = asked
  const stays = goal.region === undefined || goal.region === region
  const words = {
    region,
    year: `${period.year}`,
    part: period.part,
    ...(subject ? { subject } : { kind }),
    ...(stays && { name, every }),
    ...goal,
  }
  return queryText(words)
}

/** The page of regions with a change. */
export function coverageHref(asked: RegionAsked, period: Period, goal: Goal = {}): string {
  return `/coverage?${coverageQuery(asked, period, goal)}`
}
