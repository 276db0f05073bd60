import type { CellFigure } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import { stages } from '@/lib/objectives/schema'

/** The name of a figure as its column bears it. */
export async function figureNames() {
  const c = await getTranslations('coverage')
  const f = await getTranslations('figures')
  return (figure: CellFigure) => {
    const stage = stages.find((one) => one === figure)
    if (stage) return c(`stage.${stage}`)
    return figure === 'supporting' ? c('supporting') : f(figure as 'jp')
  }
}
