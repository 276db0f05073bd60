import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { db } from '../core/db'
import { monthsOf, sevenRows } from './rules'

export type Period = Parameters<typeof monthsOf>[0]

const sums = {
  planned: true,
  held: true,
  documented: true,
  followedUp: true,
  evidenced: true,
  supporting: true,
} as const

/** The seven rows of one group over a period, from the counters alone. */
export async function groupCoverage(viewer: Viewer, groupId: string, period: Period) {
  const { from, to } = monthsOf(period)
  const found = await db().coverageCounter.groupBy({
    by: ['objective'],
    where: { groupId, month: { gte: from, lte: to }, group: visible(viewer, 'coverage.read') },
    _sum: sums,
  })
  return sevenRows(found.map(({ objective, _sum }) => ({ objective, ...given(_sum) })))
}

function given(sum: Record<keyof typeof sums, number | null>) {
  return Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value ?? 0])) as Record<
    keyof typeof sums,
    number
  >
}

const PAGE = 60

/** Groups × objectives: the groups that a viewer may report on, by name, with their seven rows; at most 60. Counters only. */
export async function coverageMatrix(viewer: Viewer, period: Period) {
  const { from, to } = monthsOf(period)
  const groups = await db().group.findMany({
    where: visible(viewer, 'coverage.read'),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE,
    select: { id: true, slug: true, name: true },
  })
  const found = await db().coverageCounter.groupBy({
    by: ['groupId', 'objective'],
    where: { groupId: { in: groups.map((group) => group.id) }, month: { gte: from, lte: to } },
    _sum: sums,
  })
  return groups.map((group) => {
    const own = found.filter((row) => row.groupId === group.id)
    return { ...group, rows: sevenRows(own.map(({ objective, _sum }) => ({ objective, ...given(_sum) }))) }
  })
}
