import 'server-only'
import type { Viewer } from '../../access/viewer'
import { TOLD_BEHIND } from '../../core/replica'
import type { Cell, DataSet, Side } from '../../export/data'
import { type Stage, stages } from '../../objectives/schema'
import { besideFacts, exceptionsSide } from '../exceptions/export'
import {
  countingRules,
  periodName,
  plainLimits,
  remarks,
  stagedCells,
  stagedHeads,
  sumCells,
  sumHeads,
  type Words,
} from '../export'
import type { CoverageRow } from '../rules'
import { cellStages, cellSums } from '../schema'
import type { GroupLine } from './groups/queries'
import { type Asking, everyGroup } from './list/queries'
import type { RegionReport } from './queries'
import { exceptionsBeside } from './standing/queries'

/** The figures of a region: those that add up. */
export const summable = [...cellStages, ...cellSums]

/** More groups than this are not put into one workbook, which is made in memory and at one go: about a second, aside. */
export const MOST_GROUPS = 1000

type Line = {
  sort: 'total' | 'region' | 'group'
  key: string
  name: string
  place: string
  groups: number
  rows: CoverageRow[]
}

/** What the sums of a report are about, in words. */
export function scopeName({ region }: RegionReport, viewer: Viewer, { r, x }: Words): string {
  if (region) return region.name
  return viewer.isAdministrator ? r('nation') : x('seen', { name: viewer.name })
}

function headLines({ report, viewer }: Asking, words: Words): Line[] {
  const { region, rows, groupCount } = report
  const name = scopeName(report, viewer, words)
  return [
    { sort: 'total', key: region?.code ?? '', name, place: '', groups: groupCount, rows },
    ...report.regions.map(({ code, ...one }) => ({ sort: 'region' as const, key: code, place: '', ...one })),
  ]
}

const groupLine = ({ slug, name, place, rows }: GroupLine): Line => ({
  ...{ sort: 'group', key: slug, name, place, groups: 1, rows },
})

function cellsOf({ sort, key, name, place, groups, rows }: Line, words: Words): Cell[][] {
  return rows.map((row) => [
    ...[words.x(`sorts.${sort}`), key, name, place, groups],
    ...stagedCells(row, words),
    ...sumCells(row),
  ])
}

/** Name and heads of the table of a region. */
export function regionTable({ report, period }: Asking, words: Words) {
  const { x, r } = words
  return {
    name: `sanggar-${report.region?.code ?? 'semua'}-${period.year}-${period.part}`,
    columns: [
      ...[x('sort'), x('key'), r('line'), x('place'), x('groups')],
      ...stagedHeads(words),
      ...sumHeads(words),
    ],
  }
}

/** Its rows, piece by piece: the region itself, the regions below, and all groups of its list. */
export async function* regionPieces(asking: Asking, words: Words): AsyncGenerator<Cell[][]> {
  yield headLines(asking, words).flatMap((line) => cellsOf(line, words))
  for await (const groups of everyGroup(asking, asking.period))
    yield groups.flatMap((group) => cellsOf(groupLine(group), words))
}

/** What a report was asked for, a label and a text each. */
export function askedFacts({ report, asked, period, viewer }: Asking, words: Words): [string, string][] {
  const { c, x, r } = words
  const { kind, subject, name, every } = asked
  const known = report.subjects.find((one) => one.key === subject)?.name ?? subject
  const filters = [kind && c(`kinds.${kind}`), known, name && `“${name}”`, every && x('everyGroup')]
  const chosen = filters.filter(Boolean).join(', ')
  const path = report.path.map((one) => `${one.name} (${one.code})`).join(' · ')
  return [
    [x('scope'), path || scopeName(report, viewer, words)],
    [x('period'), periodName(period, words)],
    ...(chosen ? [[x('filter'), chosen] satisfies [string, string]] : []),
    [x('groups'), r('groups', { count: report.groupCount })],
  ]
}

/** How old a table may be that says how old it is: no older than its sums are. */
export function ageOf({ report }: Asking): number {
  return Math.max(report.behind, TOLD_BEHIND)
}

/** That the figures are old, a label and a text, where they are. */
export function agedFacts({ report }: Asking, { x, r }: Words): [string, string][] {
  return report.behind > TOLD_BEHIND ? [[x('notes'), r('aged', { seconds: Math.ceil(report.behind) })]] : []
}

/** What a region's report cannot say. */
export function regionLimits(words: Words): string[] {
  const { r } = words
  return [...plainLimits(words), r('limit.size'), r('limit.people'), r('limit.place')]
}

/** The months of a region as the page tells them: all objectives together by stage. */
function monthsSide({ report }: Asking, { c, r, locale }: Words): Side {
  const sum = (rows: CoverageRow[], stage: Stage) => rows.reduce((all, row) => all + row[stage], 0)
  const heads = [r('month'), ...stages.map((stage) => c(`stage.${stage}`))]
  const rows = report.trend.map((one): Cell[] => [
    { month: one.month, locale },
    ...stages.map((stage) => sum(one.rows, stage)),
  ])
  return { title: r('trend'), heads: 'above', rows: [heads, ...rows] }
}

/** The same table at once, cut at so many groups, with what it is about and what stands out. `made`: when and by whom. */
export async function regionData(asking: Asking, words: Words, made: string, now: Date): Promise<DataSet> {
  const { x } = words
  const rows = headLines(asking, words).flatMap((line) => cellsOf(line, words))
  const groups: GroupLine[] = []
  for await (const piece of everyGroup(asking, asking.period, ageOf(asking))) {
    groups.push(...piece)
    if (groups.length > MOST_GROUPS) break
  }
  const cut = groups.length > MOST_GROUPS
  rows.push(...groups.slice(0, MOST_GROUPS).flatMap((group) => cellsOf(groupLine(group), words)))
  const standing = await exceptionsBeside(asking, now)
  const lines: [string, string][] = [
    ...askedFacts(asking, words),
    [x('made'), made],
    ...agedFacts(asking, words),
    ...(asking.report.whole ? [] : [[x('notes'), x('partial')] satisfies [string, string]]),
    ...(cut ? [[x('notes'), x('cut', { count: rows.length })] satisfies [string, string]] : []),
    ...besideFacts(standing, words),
    ...remarks(words, countingRules(words, summable), regionLimits(words)),
  ]
  const notes: Side = { title: x('notes'), heads: 'before', rows: lines }
  const side = standing ? [exceptionsSide(standing, words)] : []
  return { ...regionTable(asking, words), rows, sides: [monthsSide(asking, words), ...side, notes] }
}
