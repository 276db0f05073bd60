import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { answer } from '@/lib/polls/actions'
import { type AnswerKind, answerKinds } from '@/lib/polls/schema'

type Props = {
  poll: string
  slug: string
  options: { id: string; label: string; mine: AnswerKind | undefined }[]
}

/** One's own answers: three large marks an option, for a thumb. */
export async function AnswerForm({ poll, slug, options }: Props) {
  const t = await getTranslations('polls')
  return (
    <section className="sheet stack">
      <h2>{t('mine')}</h2>
      <ActionForm action={answer} submit={t('save')}>
        <input type="hidden" name="pollId" value={poll} />
        <input type="hidden" name="group" value={slug} />
        <ol className="rows">
          {options.map((option) => (
            <li key={option.id}>
              <fieldset>
                <legend className="font-semibold">{option.label}</legend>
                <div className="marks">
                  {answerKinds.map((kind) => (
                    <label key={kind}>
                      <input
                        type="radio"
                        name={`answer.${option.id}`}
                        value={kind}
                        defaultChecked={option.mine === kind}
                      />
                      {t(`answer.${kind}`)}
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
        <p className="faint">{t('mineHint')}</p>
      </ActionForm>
    </section>
  )
}
