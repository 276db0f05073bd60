import { Choices, SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { correct } from '@/lib/activities/attendance/actions'
import { statuses } from '@/lib/activities/schema'
import { getTranslations } from '@/lib/i18n/words'

type Props = {
  activityId: string
  slug: string
  dayId: string
  members: { id: string; name: string }[]
  marked: { personId: string; status: (typeof statuses)[number]; late: boolean }[]
}

/** Changes one row of a locked list; each person stands there with what is on record. */
export async function CorrectionForm({ activityId, slug, dayId, members, marked }: Props) {
  const t = await getTranslations('checkIn')
  const d = await getTranslations('desk')
  const words = new Map(
    marked.map(({ personId, status, late }) => {
      const word = d(`status.${status}`)
      return [personId, late ? t('notes.late', { status: word }) : word]
    }),
  )
  return (
    <ActionForm action={correct} submit={t('list.saveCorrection')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="dayId" value={dayId} />
      <SelectField
        name="personId"
        label={t('list.person')}
        options={members.map(({ id, name }) => ({
          value: id,
          label: `${name} (${(words.get(id) ?? t('notes.none')).toLowerCase()})`,
        }))}
      />
      <Choices
        name="status"
        type="radio"
        label={t('list.status')}
        options={statuses.map((value) => ({ value, label: d(`status.${value}`) }))}
      />
      <label className="choice bare">
        <input type="checkbox" name="late" value="1" />
        <span>{t('list.late')}</span>
      </label>
      <TextField name="reason" label={t('list.reason')} hint={t('list.reasonHint')} maxLength={400} />
    </ActionForm>
  )
}
