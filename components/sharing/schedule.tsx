import { NextDay } from '@/components/activities/form'
import { Choices, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { origins } from '@/lib/activities/schema'
import { zoneLabel } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { categories } from '@/lib/programme/schema'
import { schedule } from '@/lib/sharing/actions'

type Props = {
  activityId: string
  slug: string
  zone: string
  category: string
  origin: string
  place: string
  again: boolean
}

/** The officer gives an accepted session its date, or a postponed one a new date. */
export async function ScheduleSession(props: Props) {
  const t = await getTranslations('schedule')
  const p = await getTranslations('programme')
  const d = await getTranslations('sharing.date')
  const zone = zoneLabel(props.zone)
  return (
    <section id="schedule" className="sheet stack">
      <h2>{props.again ? d('again') : d('title')}</h2>
      <ActionForm action={schedule} submit={d('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="activityId" value={props.activityId} />
        <input type="hidden" name="group" value={props.slug} />
        <TextField name="date" label={t('first.date', { zone })} type="date" />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField name="from" label={t('first.from', { zone })} type="time" defaultValue="08:00" />
          <TextField name="to" label={t('first.to', { zone })} type="time" defaultValue="10:00" />
        </div>
        <NextDay name="nextDay" day={1} />
        <TextField name="place" label={t('place')} maxLength={160} defaultValue={props.place} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Choices
            name="category"
            type="radio"
            label={t('category')}
            chosen={props.category}
            options={categories.map((value) => ({ value, label: p(`categories.${value}`) }))}
          />
          <Choices
            name="origin"
            type="radio"
            label={t('origin')}
            chosen={props.origin}
            options={origins.map((value) => ({ value, label: t(`origins.${value}`) }))}
          />
        </div>
      </ActionForm>
    </section>
  )
}
