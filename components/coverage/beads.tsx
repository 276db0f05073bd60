import { Beads } from '@/components/ui/beads'
import { beadStage, type CoverageRow } from '@/lib/coverage/rules'
import { getTranslations } from '@/lib/i18n/words'
import { objectiveCodes, stages } from '@/lib/objectives/schema'

/** What a bead shows, in words: its figures and how far it is filled. */
export async function beadWords() {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  // Said of hundreds of beads on one page.
  const reached = ['none', ...stages.map((stage) => t(`stage.${stage}`).toLowerCase())]
  const names = new Map(objectiveCodes.map((code) => [code, o(`${code}.name`)]))
  return ({ objective, held, planned }: CoverageRow, filled: ReturnType<typeof beadStage>) =>
    t('bead', { name: names.get(objective) ?? '', held, planned, stage: reached[filled] ?? 'none' })
}

/** A period as the string of seven: each bead filled to the furthest stage, its figures in words. */
export async function CoverageBeads(props: {
  rows: CoverageRow[]
  label: string
  stageOf?: typeof beadStage
}) {
  const { rows, label, stageOf = beadStage } = props
  const words = await beadWords()
  const items = rows.map((row) => {
    const stage = stageOf(row)
    return { code: row.objective, stage, label: words(row, stage) }
  })
  return <Beads items={items} label={label} />
}
