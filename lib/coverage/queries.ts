import 'server-only'
import type { Viewer } from '../access/viewer'
import { visible } from '../access/visible'
import { running } from '../core/day'
import { type Database, db } from '../core/db'
import { pageOf } from '../core/paging'
import { today } from '../core/time'
import { openCalls } from '../sharing/calls/rules'
import { latestNotes } from './exceptions/notes/queries'
import { monthsOf, type Period, type Span, sevenRows } from './rules'
import { afterGroup } from './schema'

const sums = {
  planned: true,
  held: true,
  documented: true,
  followedUp: true,
  evidenced: true,
  supporting: true,
  jp: true,
  people: true,
  reported: true,
  solved: true,
} as const

/** The seven rows of one group over a period, from the counters alone. */
export async function groupCoverage(
  viewer: Viewer,
  groupId: string,
  period: Period | Span,
  source: Database = db(viewer),
) {
  const { from, to } = monthsOf(period)
  const found = await source.coverageCounter.groupBy({
    by: ['objective'],
    where: { groupId, month: { gte: from, lte: to }, group: visible(viewer, 'coverage.read') },
    _sum: sums,
  })
  return sevenRows(found.map(({ objective, _sum }) => ({ objective, ...given(_sum) })))
}

/** A group at a glance: its string of seven, officers, number of members, programme of a school year and last notes of supervision; null when unseen. */
export async function groupOverview(viewer: Viewer, groupId: string, schoolYear: number, now: Date) {
  const { from, to } = monthsOf({ year: schoolYear, part: 'year' })
  const runs = running(today(now))
  const found = await db(viewer).group.findFirst({
    where: { AND: [{ id: groupId }, visible(viewer, 'coverage.read')] },
    select: {
      _count: { select: { memberships: { where: runs } } },
      officerTerms: {
        where: runs,
        orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
        select: { id: true, title: true, section: true, person: { select: { name: true } } },
      },
      calls: openCalls(now),
      supervision: latestNotes(viewer, 3),
      programmes: { where: { schoolYear }, select: { adoptedAt: true, _count: { select: { items: true } } } },
      coverageCounters: {
        where: { month: { gte: from, lte: to } },
        select: { objective: true, ...sums },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found) return null
  const { _count, officerTerms, programmes, coverageCounters, calls, supervision } = found
  const [programme] = programmes
  const [rows, members] = [sevenRows(coverageCounters), _count.memberships]
  return { rows, officers: officerTerms, members, programme, calls, supervision }
}

const AT_HOME = 20

/** A page of the groups that a viewer may see, by name, each with its string of seven of a school year. */
export async function listStrings(viewer: Viewer, schoolYear: number, after: unknown) {
  const { from, to } = monthsOf({ year: schoolYear, part: 'year' })
  const last = afterGroup.parse(after)
  const found = await db(viewer).group.findMany({
    where: visible(viewer, 'group.read'),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...(last && { cursor: { id: last }, skip: 1 }),
    take: AT_HOME + 1,
    select: {
      id: true,
      slug: true,
      name: true,
      region: { select: { name: true } },
      coverageCounters: {
        where: { month: { gte: from, lte: to } },
        select: { objective: true, ...sums },
      },
    },
    relationLoadStrategy: 'join',
  })
  const { rows, next } = pageOf(found, AT_HOME)
  const groups = rows.map(({ coverageCounters, ...group }) => ({
    ...group,
    rows: sevenRows(coverageCounters),
  }))
  return { groups, next, after: last }
}

function given(sum: Record<keyof typeof sums, number | null>) {
  return Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value ?? 0])) as Record<
    keyof typeof sums,
    number
  >
}
