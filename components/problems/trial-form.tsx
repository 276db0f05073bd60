import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { OwnTrial } from '@/lib/problems/trials/queries'
import { FigureFields } from './figures'

type Activity = { id: string; title: string; startsAt: Date | null }

/** What a trial tells: where, when, what was tried and what happened, the activity it came from, and class figures. */
export async function TrialFields(props: {
  grade: string
  zone: string
  activities: Activity[]
  trial?: OwnTrial
}) {
  const { trial, zone } = props
  const t = await getTranslations('trials')
  const f = await getTranslations('classFigures')
  const locale = await getLocale()
  const named = trial?.activity && !props.activities.some((one) => one.id === trial.activity?.id)
  const activities =
    named && trial.activity ? [{ ...trial.activity, startsAt: null }, ...props.activities] : props.activities
  const titled = ({ title, startsAt }: Activity) =>
    startsAt ? `${title} (${shortDate(locale, zone, startsAt)})` : title
  return (
    <>
      <p className="notice">{t('noNames')}</p>
      <TextField
        name="grade"
        label={t('form.grade')}
        hint={t('form.gradeHint')}
        maxLength={40}
        defaultValue={trial?.grade ?? props.grade}
      />
      <TextField
        name="triedOn"
        label={t('form.triedOn')}
        type="date"
        defaultValue={trial?.triedOn.toISOString().slice(0, 10)}
      />
      <TextArea name="tried" label={t('form.tried')} rows={4} defaultValue={trial?.tried} />
      <TextArea name="happened" label={t('form.happened')} rows={4} defaultValue={trial?.happened} />
      <SelectField
        name="activityId"
        label={t('form.activity')}
        hint={t('form.activityHint')}
        defaultValue={trial?.activity?.id ?? ''}
        options={[
          { value: '', label: t('form.noActivity') },
          ...activities.map((one) => ({ value: one.id, label: titled(one) })),
        ]}
      />
      <fieldset className="sheet stack">
        <legend className="legend">{f('title')}</legend>
        <p className="faint">{f('optional')}</p>
        <FigureFields result={trial?.result ?? null} />
      </fieldset>
    </>
  )
}
