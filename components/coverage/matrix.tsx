import { beadClass } from '@/components/ui/beads'
import type { beadStage, CoverageRow, Period } from '@/lib/coverage/rules'
import { getTranslations } from '@/lib/i18n/words'
import { type ObjectiveCode, objectiveCodes } from '@/lib/objectives/schema'
import { beadWords } from './beads'

/** A region or a group: where its name leads, where each of its seven cells leads, and what stands under its name. */
export type Line = {
  key: string
  name: string
  note: string
  href: string
  cell: (objective: ObjectiveCode) => string
  rows: CoverageRow[]
  stageOf: typeof beadStage
}

/** Regions or groups × objectives: each cell a bead filled to its furthest stage, under it held of planned. */
export async function CoverageMatrix({
  lines,
  head,
  period,
}: {
  lines: Line[]
  head: string
  period: Period
}) {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const words = await beadWords()
  const { year, part } = period
  // Many cells say the same: each sentence is made once.
  const said = new Map<string, string>()
  const label = (row: CoverageRow, stage: ReturnType<typeof beadStage>) => {
    const key = `${row.objective}${row.held}/${row.planned} ${stage}`
    const known = said.get(key) ?? words(row, stage)
    said.set(key, known)
    return known
  }
  return (
    <table className="matrix">
      <caption>{t(`period.${part}`, { year: `${year}`, next: `${year + 1}` })}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {objectiveCodes.map((code) => (
            <th key={code} scope="col">
              <abbr title={o(`${code}.name`)}>{code}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <a href={line.href}>
                <bdi>{line.name}</bdi>
              </a>
              <span className="faint">{line.note}</span>
            </th>
            {line.rows.map((row) => (
              <td key={row.objective}>
                <a
                  className={beadClass(row.objective, line.stageOf(row))}
                  href={line.cell(row.objective)}
                  aria-label={label(row, line.stageOf(row))}
                >
                  {row.objective}
                </a>
                <small>
                  {`${row.held}/`}
                  <wbr />
                  {row.planned}
                </small>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
