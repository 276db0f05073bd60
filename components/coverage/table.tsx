import { Bead } from '@/components/ui/beads'
import { beadStage, type CoverageRow, type Period } from '@/lib/coverage/rules'
import { type CellStage, cellStages } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'

/** The seven objectives by stage; each figure leads to what stands behind it, with its denominator beside it. */
export async function CoverageTable(props: {
  rows: CoverageRow[]
  period: Period
  stageOf?: typeof beadStage
  href: (objective: ObjectiveCode, stage: CellStage) => string
}) {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const { stageOf = beadStage } = props
  const { year, part } = props.period
  const stages = cellStages.map((stage) => ({
    stage,
    heading: stage === 'supporting' ? t('supporting') : t(`stage.${stage}`),
    share: stage !== 'planned' && stage !== 'supporting',
  }))
  return (
    <table className="coverage">
      <caption>{t(`period.${part}`, { year: `${year}`, next: `${year + 1}` })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('objective')}</th>
          {stages.map(({ stage, heading }) => (
            <th key={stage} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.objective}>
            <th scope="row">
              <span className="flex gap-2 items-center">
                <Bead code={row.objective} stage={stageOf(row)} label={row.objective} small />
                {o(`${row.objective}.name`)}
              </span>
            </th>
            {stages.map(({ stage, heading, share }) => (
              <td key={stage} data-label={heading}>
                {row[stage] ? <a href={props.href(row.objective, stage)}>{row[stage]}</a> : 0}
                {share ? <small className="faint">{` / ${row.planned}`}</small> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
