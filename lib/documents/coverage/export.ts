import { clockIn, dateIn, dateValue, monthName } from '../../core/time'
import { checkedFacts, exceptionCells, exceptionHeads } from '../../coverage/exceptions/export'
import type { ListedExceptions } from '../../coverage/exceptions/queries'
import type { Exception } from '../../coverage/exceptions/rules'
import { countingRules, coverageWords, periodName, plainLimits, sumHeads } from '../../coverage/export'
import type { Figures } from '../../coverage/figures/rules'
import { totalOf } from '../../coverage/figures/rules'
import { agedFacts, askedFacts, regionLimits, scopeName, summable } from '../../coverage/regions/export'
import type { GroupLine } from '../../coverage/regions/groups/queries'
import type { Asking } from '../../coverage/regions/list/queries'
import type { TrendMonth } from '../../coverage/regions/rules'
import type { CoverageRow, Period } from '../../coverage/rules'
import { cellFigures } from '../../coverage/schema'
import { type ObjectiveCode, stages } from '../../objectives/schema'
import { holderOf } from '../../programme/signatures/rules'
import { dayWords, headOf, writtenOf } from '../papers/rules'
import type { Fact } from '../papers/schema'
import type { SigningGroup } from '../programme/queries'
import type { CoveragePaper, Grid } from './schema'

// A paper is Indonesian, whatever language its reader chose.
const words = coverageWords('id')
const { c, f, r, x } = words
const NAME = 'Laporan cakupan tujuan'
const sums = ['jp', 'people', 'reported', 'solved'] as const

/** So many lines of what stands out: some three pages. */
const MOST_STANDING = 60

const plain = new Intl.NumberFormat('id-ID')
const figure = (count: number) => plain.format(count)
const objective = (code: ObjectiveCode) => `${code} · ${words.o(`${code}.name`)}`
const fact = ([label, value]: [string, string]): Fact => ({ label, value: [value] })

function staged(rows: CoverageRow[]): CoveragePaper['stages'] {
  return {
    heads: [c('objective'), ...stages.map((stage) => c(`stage.${stage}`)), c('supporting')],
    rows: rows.map((row) => ({
      code: row.objective,
      name: words.o(`${row.objective}.name`),
      cells: [
        ...stages.map((stage) => ({
          count: figure(row[stage]),
          of: stage === 'planned' ? '' : figure(row.planned),
        })),
        { count: figure(row.supporting), of: '' },
      ],
    })),
  }
}

type Sums = Record<(typeof sums)[number], number> & { members?: number }

function summed(rows: (Sums & { objective: ObjectiveCode })[], total: Sums): Grid {
  const cells = (row: Sums) => [
    ...sums.map((sum) => figure(row[sum])),
    ...(row.members === undefined ? [] : [figure(row.members)]),
  ]
  return {
    title: f('title'),
    heads: [c('objective'), ...sumHeads(words), ...(total.members === undefined ? [] : [f('members')])],
    rows: [...rows.map((row) => [objective(row.objective), ...cells(row)]), [f('total'), ...cells(total)]],
  }
}

function monthly(months: TrendMonth[]): Grid {
  const count = (rows: CoverageRow[], stage: (typeof stages)[number]) =>
    figure(rows.reduce((sum, row) => sum + row[stage], 0))
  return {
    title: r('trend'),
    heads: [r('month'), ...stages.map((stage) => c(`stage.${stage}`))],
    rows: months.map(({ month, rows }) => [
      monthName('id', month),
      ...stages.map((stage) => count(rows, stage)),
    ]),
  }
}

const cells = (rows: CoverageRow[]) => rows.map((row) => `${figure(row.held)}/${figure(row.planned)}`)

/** `13 Agustus 2026, 08.00 WIB` where the report was made, and by whom. */
function made(zone: string, label: string, by: string, now: Date): Fact {
  const at = `${dayWords(dateValue(dateIn(zone, now)))}, ${clockIn(zone, now).replace(':', '.')} ${label}`
  return { label: x('made'), value: [`${at}, ${by}`] }
}

/** What stands out in one group. */
function standingHere(exceptions: Exception[] | undefined): CoveragePaper['standing'] {
  if (!exceptions) return null
  const rows = exceptions.map((one): string[] => exceptionCells(one, words))
  const note = [...(rows.length ? [] : [words.e('noneHere')]), words.e('today')].join(' ')
  return { title: words.e('title'), heads: exceptionHeads(words), rows, note }
}

/** What stands out in many groups, as many lines as the paper holds. */
function standingIn(found: ListedExceptions | null, most: number): CoveragePaper['standing'] {
  if (!found) return null
  const all = found.groups.flatMap(({ name, exceptions }) =>
    exceptions.map((one) => [name, ...exceptionCells(one, words)]),
  )
  const cut = all.length > most ? [x('cut', { count: most })] : []
  const note = [...checkedFacts(found, words), ...cut, words.e('today')].join(' ')
  const heads = [c('group'), ...exceptionHeads(words)]
  return { title: words.e('title'), heads, rows: all.slice(0, most), note }
}

type Maker = { name: string; now: Date; zone: string; label: string }

/** The coverage of one group in the office's form; its head signs, its supervisor takes note. */
export function groupPaper(
  group: SigningGroup,
  { rows, figures }: { rows: CoverageRow[]; figures: Figures },
  period: Period,
  exceptions: Exception[] | undefined,
  { name, now, zone, label }: Maker,
): CoveragePaper {
  const head = holderOf(group.officerTerms, 'ketua')
  return {
    kind: 'coverage',
    name: NAME,
    head: headOf({ group }),
    period: periodName(period, words),
    facts: [made(zone, label, name, now)],
    stages: staged(rows),
    sums: summed(figures.rows, figures.total),
    standing: standingHere(exceptions),
    months: null,
    lines: null,
    rules: countingRules(words, cellFigures),
    limits: { title: f('limits'), items: plainLimits(words) },
    written: writtenOf({ group }, dateValue(dateIn(zone, now))),
    signers: [
      { role: 'Pengawas', name: '' },
      { role: head?.title ?? 'Ketua', name: head?.name ?? '' },
    ],
  }
}

/** The coverage of a region in the office's form, with the lines below it; whoever made it signs. */
export function regionPaper(
  asking: Asking,
  groups: GroupLine[],
  exceptions: ListedExceptions | null,
  most: number,
  { name, now, zone, label }: Maker,
): CoveragePaper {
  const { report, period, viewer } = asking
  const all = [
    ...report.regions.map((one) => ({
      name: one.name,
      note: r('groups', { count: one.groups }),
      cells: cells(one.rows),
    })),
    ...groups.map((one) => ({ name: one.name, note: one.place, cells: cells(one.rows) })),
  ]
  const rows = all.slice(0, most)
  const path = report.path.slice(0, -1).map((one) => one.name)
  return {
    kind: 'coverage',
    name: NAME,
    head: {
      above: path,
      name: scopeName(report, viewer, words),
      lines: ['Kelompok Kerja Guru dan Musyawarah Guru Mata Pelajaran'],
      logo: '',
    },
    period: periodName(period, words),
    facts: [
      ...askedFacts(asking, words).map(fact),
      made(zone, label, name, now),
      ...agedFacts(asking, words).map(fact),
      ...(report.whole ? [] : [fact([x('notes'), x('partial')])]),
    ],
    stages: staged(report.rows),
    sums: summed(report.rows, totalOf(report.rows)),
    standing: standingIn(exceptions, MOST_STANDING),
    months: monthly(report.trend),
    lines: rows.length
      ? { title: r('below'), rows, cut: all.length > most ? x('cut', { count: most }) : '' }
      : null,
    rules: countingRules(words, summable),
    limits: { title: f('limits'), items: regionLimits(words) },
    written: `, ${dayWords(dateValue(dateIn(zone, now)))}`,
    signers: [{ role: 'Penyusun', name }],
  }
}
