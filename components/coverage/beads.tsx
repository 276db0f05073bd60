import { getTranslations } from 'next-intl/server'
import { Beads } from '@/components/ui/beads'
import { beadStage, type CoverageRow } from '@/lib/coverage/rules'

/** A period as the string of seven: each bead filled to the furthest stage, its figures in words. */
export async function CoverageBeads(props: {
  rows: CoverageRow[]
  label: string
  stageOf?: typeof beadStage
}) {
  const { rows, label, stageOf = beadStage } = props
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const items = rows.map((row) => ({
    code: row.objective,
    stage: stageOf(row),
    label: t('bead', { name: o(`${row.objective}.name`), held: row.held, planned: row.planned }),
  }))
  return <Beads items={items} label={label} />
}
