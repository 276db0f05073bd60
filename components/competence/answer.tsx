import { Choices } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { answer } from '@/lib/competence/actions'
import type { Round } from '@/lib/competence/queries'
import { areas, EACH, type Point, steps } from '@/lib/competence/schema'
import { getTranslations } from '@/lib/i18n/words'

/** The statements of the part that is open, four steps each; folded away once they were answered. */
export async function AnswerRound({ round, point, slug }: { round: Round; point: Point; slug: string }) {
  const t = await getTranslations('competence')
  const given = round.answers.find((one) => one.point === point)?.steps
  const fold = point === 'start' ? t('answer.changeStart') : t('answer.changeEnd')
  const options = steps.map((value) => ({ value, label: t(`step.${value}`) }))
  return (
    <ActionForm action={answer} submit={t('answer.submit')} {...(given && { fold })}>
      <input type="hidden" name="roundId" value={round.id} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="point" value={point} />
      {areas.map((area, i) => (
        <fieldset key={area} className="stack">
          <legend className="legend">{t(`area.${area}`)}</legend>
          {Array.from({ length: EACH }, (_, n) => i * EACH + n).map((at) => (
            <div key={at} className="scale">
              <Choices
                name={`steps.${at}`}
                type="radio"
                label={t(`statement.${`${at}` as '0'}`)}
                chosen={given?.[at]?.toString()}
                options={options}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </ActionForm>
  )
}
