import { getTranslations } from '@/lib/i18n/words'
import { inMask } from '@/lib/objectives/rules'
import { type ObjectiveCode, stages } from '@/lib/objectives/schema'

/** The five stages of an activity, those reached filled with the colour of its objective. */
export async function StageLine({ mask, objective }: { mask: number; objective: ObjectiveCode }) {
  const t = await getTranslations('sharing')
  const c = await getTranslations('coverage')
  return (
    <ol className={`stages bead-${objective.toLowerCase()}`} aria-label={t('stages')}>
      {stages.map((stage) => {
        const reached = inMask(mask, stage)
        return (
          <li key={stage} className={reached ? 'reached' : undefined}>
            <span>
              {c(`stage.${stage}`)}
              <span className="sr-only"> ({t(reached ? 'reached' : 'notReached')})</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
