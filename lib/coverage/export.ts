import type { DataSet } from '../export/data'
import type { ObjectiveCode, Stage } from '../objectives/schema'
import { stages } from '../objectives/schema'
import type { Figures } from './figures/rules'
import type { CoverageRow, Period } from './rules'

/** The words of the head and of the objectives in the reader's language. */
export type Words = {
  group: string
  code: string
  objective: string
  supporting: string
  stage: (stage: Stage) => string
  name: (code: ObjectiveCode) => string
}

/** The figures of one or many groups, seven rows each, exactly as the page shows them. */
export function coverageData(
  name: string,
  groups: { name: string; rows: CoverageRow[] }[],
  period: Period,
  words: Words,
): DataSet {
  return {
    name: `${name}-${period.year}-${period.part}`,
    columns: [
      words.group,
      words.code,
      words.objective,
      ...stages.map((stage) => words.stage(stage)),
      words.supporting,
    ],
    rows: groups.flatMap((group) =>
      group.rows.map((row) => [
        group.name,
        row.objective,
        words.name(row.objective),
        ...stages.map((stage) => row[stage]),
        row.supporting,
      ]),
    ),
  }
}

const further = ['jp', 'people', 'members', 'reported', 'solved'] as const
export type FigureWords = Record<(typeof further)[number], string>

/** The figures of one group by stage, with people, credit hours and problems, exactly as its page shows them. */
export function groupData(
  group: { slug: string; name: string },
  { rows, figures }: { rows: CoverageRow[]; figures: Figures },
  period: Period,
  words: Words & FigureWords,
): DataSet {
  const staged = coverageData(group.slug, [{ name: group.name, rows }], period, words)
  const more = figures.rows.map((row) => further.map((column) => row[column]))
  return {
    ...staged,
    columns: [...staged.columns, ...further.map((column) => words[column])],
    rows: staged.rows.map((row, i) => [...row, ...(more[i] ?? [])]),
  }
}
