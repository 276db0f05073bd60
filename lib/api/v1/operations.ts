import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { readReport, TOLD_BEHIND } from '../../core/replica'
import { schoolYearOf } from '../../core/time'
import { listExceptions, listsExceptions } from '../../coverage/exceptions/queries'
import type { ExceptionFilter } from '../../coverage/exceptions/schema'
import { groupFigures } from '../../coverage/figures/queries'
import { groupPiece, type Last } from '../../coverage/regions/groups/queries'
import { regionCoverage, sourcesOf } from '../../coverage/regions/queries'
import { regionAsked } from '../../coverage/regions/schema'
import { monthsOf, type Period } from '../../coverage/rules'
import type { Part } from '../../coverage/schema'
import { groupOf } from '../../groups/queries'
import { operation } from '../operation'
import { countedActivities } from './queries'
import {
  activitiesAnswer,
  activitiesQuery,
  coverageAnswer,
  coverageQuery,
  exceptionsAnswer,
  exceptionsQuery,
  groupAnswer,
  groupsAnswer,
  groupsQuery,
  nobody,
  ofGroup,
  periodQuery,
} from './schema'

const ZONE = 'Asia/Jakarta'

const chosen = (
  { year, part }: { year?: number | undefined; part: Part },
  zone: string,
  now: Date,
): Period => ({
  year: year ?? schoolYearOf(zone, now),
  part,
})

function said(period: Period) {
  const { from, to } = monthsOf(period)
  const month = (date: Date) => date.toISOString().slice(0, 7)
  return { ...period, firstMonth: month(from), lastMonth: month(to) }
}

const coverage = operation({
  name: 'readCoverage',
  path: '/api/v1/coverage',
  summary:
    'Coverage of a region, or of all that one may see: seven objectives by stage, months, regions below',
  scope: 'coverage.read',
  params: nobody,
  query: coverageQuery,
  answer: coverageAnswer,
  run: async ({ viewer, now, query }) => {
    const period = chosen(query, ZONE, now)
    const report = await regionCoverage(viewer, regionAsked.parse(query), period)
    if (!report) return null
    const { region, whole, path, groupCount, rows, trend, regions } = report
    return {
      answer: {
        ...{ region, whole, path, groups: groupCount, period: said(period), objectives: rows },
        months: trend.map((one) => ({ month: one.month, objectives: one.rows })),
        regions: regions.map(({ rows: objectives, ...one }) => ({ ...one, objectives })),
      },
    }
  },
})

/** True for a region of which the viewer may see something. */
async function isSeen(viewer: Viewer, query: z.output<typeof groupsQuery>, period: Period) {
  return (await regionCoverage(viewer, regionAsked.parse(query), period)) !== null
}

const groups = operation({
  name: 'listGroups',
  path: '/api/v1/groups',
  summary: 'All groups in a region and below it by name, each with its seven objectives',
  scope: 'coverage.read',
  params: nobody,
  query: groupsQuery,
  answer: groupsAnswer,
  run: async ({ viewer, now, query, last }) => {
    const period = chosen(query, ZONE, now)
    const asked = { ...regionAsked.parse(query), every: '1' as const }
    const piece = {
      asked,
      sources: sourcesOf(viewer, asked.region),
      span: monthsOf(period),
      size: query.limit,
    }
    const { found } = await readReport(
      viewer,
      (source) => groupPiece(source, last as Last | null, piece),
      TOLD_BEHIND,
    )
    if (!found.groups.length && !(await isSeen(viewer, query, period))) return null
    const lines = found.groups.map(({ rows, region, place, ...group }) => ({
      ...group,
      region: { code: region, name: place },
      objectives: rows,
    }))
    return { answer: { period: said(period), groups: lines }, next: found.next }
  },
})

const groupCoverage = operation({
  name: 'readGroupCoverage',
  path: '/api/v1/groups/{group}/coverage',
  summary: 'Coverage of one group, with the different people present',
  scope: 'coverage.read',
  params: ofGroup,
  query: periodQuery,
  answer: groupAnswer,
  run: async ({ viewer, now, params, query }) => {
    const group = await groupOf(viewer, params.group)
    if (!group) return null
    const period = chosen(query, group.zone, now)
    const { rows, figures } = await groupFigures(viewer, group, period)
    return {
      answer: {
        group: { ...group, region: { code: group.regionCode, name: group.region.name } },
        period: said(period),
        objectives: rows.map((row, i) => ({ ...row, members: figures.rows[i]?.members ?? 0 })),
        total: figures.total,
      },
    }
  },
})

const groupActivities = operation({
  name: 'listGroupActivities',
  path: '/api/v1/groups/{group}/activities',
  summary: 'The activities behind the figures of one group',
  scope: 'activity.read',
  params: ofGroup,
  query: activitiesQuery,
  answer: activitiesAnswer,
  run: async ({ viewer, now, params, query, last }) => {
    const group = await groupOf(viewer, params.group)
    if (!group) return null
    const period = chosen(query, group.zone, now)
    const found = await countedActivities(
      viewer,
      group.id,
      { ...query, period },
      last as { id: string } | null,
    )
    return { answer: { period: said(period), activities: found.activities }, next: found.next }
  },
})

const exceptions = operation({
  name: 'listExceptions',
  path: '/api/v1/exceptions',
  summary: 'What stands out in the groups that one looks after or leads, the worst first, with its figures',
  scope: 'supervision.read',
  params: nobody,
  query: exceptionsQuery,
  answer: exceptionsAnswer,
  run: async ({ viewer, now, query, last }) => {
    if (!listsExceptions(viewer)) return null
    const among = regionAsked.parse(query)
    const filter = { kind: query.matter ?? null, among, after: last as ExceptionFilter['after'] }
    const { next, ...found } = await listExceptions(viewer, filter, now, query.limit)
    return { answer: found, next }
  },
})

/** All questions of the API, by name: the routes answer them, and the description lists them. */
export const operations = { coverage, groups, groupCoverage, groupActivities, exceptions }
