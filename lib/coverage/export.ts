import type { DataSet } from '../export/data'
import type { ObjectiveCode, Stage } from '../objectives/schema'
import { stages } from '../objectives/schema'
import type { Period } from './queries'
import type { CoverageRow } from './rules'

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
