import { FigureFields } from '@/components/problems/figures'
import { Choices, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { add, addFigures } from '@/lib/activities/evidence/actions'
import { handKinds } from '@/lib/activities/evidence/schema'
import { getTranslations } from '@/lib/i18n/words'
import { acceptedEvidence, type ObjectiveCode } from '@/lib/objectives/schema'

type Props = { activityId: string; slug: string; objective: ObjectiveCode }

/** The officer's two forms: a proof in words, and the figures of a class. */
export async function EvidenceForms({ activityId, slug, objective }: Props) {
  const t = await getTranslations('evidence')
  const accepted: readonly string[] = acceptedEvidence[objective]
  const fitting = (kind: string) => accepted.includes(kind)
  // What the objective accepts stands first, and says so.
  const kinds = [...handKinds.filter(fitting), ...handKinds.filter((kind) => !fitting(kind))]
  const options = kinds.map((value) => ({
    value,
    label: fitting(value)
      ? `${t(`kind.${value}`)} (${t('proves', { code: objective })})`
      : t(`kind.${value}`),
  }))
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <>
      <ActionForm action={add} submit={t('add.submit')} formKey={crypto.randomUUID()} fold={t('add.title')}>
        {hidden}
        <Choices name="kind" type="radio" label={t('add.kind')} options={options} />
        <TextArea name="note" label={t('add.note')} rows={3} maxLength={1000} />
        <TextField name="url" label={t('add.url')} type="url" placeholder="https://" />
      </ActionForm>
      <ActionForm
        action={addFigures}
        submit={t('figures.submit')}
        formKey={crypto.randomUUID()}
        fold={t('figures.title')}
      >
        {hidden}
        <p className="notice">{t('figures.noNames')}</p>
        <TextArea name="note" label={t('figures.note')} rows={2} maxLength={1000} />
        <FigureFields />
        <TextField name="url" label={t('add.url')} type="url" placeholder="https://" />
      </ActionForm>
    </>
  )
}
