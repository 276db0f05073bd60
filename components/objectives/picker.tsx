import { Choices } from '@/components/ui/field'
import { getTranslations } from '@/lib/i18n/words'
import { type ObjectiveCode, objectiveCodes } from '@/lib/objectives/schema'

/** The main objective, each explained with an example, and behind a fold the supporting ones (null: none are asked for). */
export async function ObjectivePicker(props: {
  chosen?: ObjectiveCode
  supporting?: ObjectiveCode[] | null
}) {
  const t = await getTranslations('objectives')
  const options = objectiveCodes.map((code) => ({ value: code, bead: code, label: t(`${code}.name`) }))
  const explained = options.map((one) => ({ ...one, description: t(`${one.value}.example`) }))
  return (
    <>
      <Choices
        name="objective"
        type="radio"
        label={t('main')}
        hint={t('mainHint')}
        chosen={props.chosen}
        options={explained}
      />
      {props.supporting === null ? null : (
        <details open={Boolean(props.supporting?.length)}>
          <summary className="plain">{t('supporting')}</summary>
          <Choices
            name="supporting"
            type="checkbox"
            label={t('supporting')}
            chosen={props.supporting}
            options={options}
          />
        </details>
      )}
    </>
  )
}
