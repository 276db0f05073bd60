import type { Cell, DataSet } from '../export/data'
import type { Locale } from '../i18n/locale'
import { wordsIn } from '../i18n/sentences'
import { stages } from '../objectives/schema'
import type { Figures } from './figures/rules'
import type { CoverageRow, Period } from './rules'
import { type CellFigure, cellFigures } from './schema'

/** The words of everything that leaves the coverage pages: a paper, a letter or a table has a language of its own. */
export function coverageWords(locale: Locale) {
  return {
    locale,
    c: wordsIn(locale, 'coverage'),
    e: wordsIn(locale, 'exceptions'),
    n: wordsIn(locale, 'notices.about'),
    x: wordsIn(locale, 'coverage.export'),
    f: wordsIn(locale, 'figures'),
    r: wordsIn(locale, 'regions'),
    o: wordsIn(locale, 'objectives'),
  }
}
export type Words = ReturnType<typeof coverageWords>

/** `Semester ganjil, Juli–Desember 2026` */
export function periodName({ year, part }: Period, { c }: Words): string {
  return c(`period.${part}`, { year: `${year}`, next: `${year + 1}` })
}

const sums = ['jp', 'people', 'reported', 'solved'] as const

/** Heads of the columns by objective and stage. */
export function stagedHeads({ c }: Words): string[] {
  return [c('code'), c('objective'), ...stages.map((stage) => c(`stage.${stage}`)), c('supporting')]
}

/** Heads of credit hours, attendances and problems. */
export function sumHeads({ f }: Words): string[] {
  return sums.map((sum) => f(sum))
}

/** One objective as it stands in a table: its name, then each stage. */
export function stagedCells(row: CoverageRow, { o }: Words): Cell[] {
  return [row.objective, o(`${row.objective}.name`), ...stages.map((stage) => row[stage]), row.supporting]
}

/** Its credit hours, attendances and problems. */
export function sumCells(row: Pick<CoverageRow, (typeof sums)[number]>): number[] {
  return sums.map((sum) => row[sum])
}

/**
 * The figures of one or many groups, seven rows each, exactly as the page shows them; below them, since a letter's file
 * has nothing beside it, what they cannot say.
 */
export function coverageData(
  name: string,
  groups: { name: string; rows: CoverageRow[] }[],
  period: Period,
  limits: string[],
  words: Words,
): DataSet {
  const columns = [words.c('group'), ...stagedHeads(words), ...sumHeads(words)]
  const line = (cells: string[]) => columns.map((_, i) => cells[i] ?? '')
  return {
    name: `${name}-${period.year}-${period.part}`,
    columns,
    rows: [
      ...groups.flatMap((group) =>
        group.rows.map((row) => [group.name, ...stagedCells(row, words), ...sumCells(row)]),
      ),
      ...limits.map((limit) => line([words.f('limits'), limit])),
    ],
  }
}

/** How the figures of a report count, a sentence each. */
export function countingRules({ c, f }: Words, figures: readonly CellFigure[]): string[] {
  const name = (figure: CellFigure) => {
    const stage = stages.find((one) => one === figure)
    if (stage) return c(`stage.${stage}`)
    return figure === 'supporting' ? c('supporting') : f(figure as 'jp')
  }
  return figures.map((figure) => `${name(figure)}: ${c(`rules.${figure}`)}`)
}

/** What no report can say. */
export function plainLimits({ f }: Words): string[] {
  return (['a', 'b', 'c', 'd', 'e'] as const).map((key) => f(`limit.${key}`))
}

/** What a report says of itself: how it counts and what it cannot say, a label and a text each. */
export function remarks({ f, x }: Words, rules: string[], limits: string[]): [string, string][] {
  return [
    ...rules.map((rule): [string, string] => [x('rule'), rule]),
    ...limits.map((limit): [string, string] => [f('limits'), limit]),
  ]
}

/** The figures of one group by stage, with people, credit hours and problems, exactly as its page shows them. */
export function groupData(
  group: { slug: string; name: string },
  { rows, figures }: { rows: CoverageRow[]; figures: Figures },
  period: Period,
  words: Words,
  made: string,
): DataSet {
  const { c, f, x } = words
  const { total } = figures
  const blank = stages.map(() => '')
  return {
    name: `${group.slug}-${period.year}-${period.part}`,
    columns: [c('group'), ...stagedHeads(words), ...sumHeads(words), f('members')],
    rows: [
      ...rows.map((row, i) => [
        group.name,
        ...stagedCells(row, words),
        ...sumCells(row),
        figures.rows[i]?.members ?? 0,
      ]),
      // People are no sums: their total is counted, and only what the page adds up is added up.
      [group.name, 'A–G', f('total'), ...blank, '', ...sums.map((sum) => total[sum]), total.members],
    ],
    sides: [
      {
        title: x('notes'),
        heads: 'before',
        rows: [
          [x('of'), group.name],
          [x('period'), periodName(period, words)],
          [x('made'), made],
          ...remarks(words, countingRules(words, cellFigures), plainLimits(words)),
        ],
      },
    ],
  }
}
