import { Choices, SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { origins } from '@/lib/activities/schema'
import { clockIn, clockRange, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { categories } from '@/lib/programme/schema'
import { slot } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
type Props = { session: Session; slug: string; zone: string }

/** The officer gives an accepted session its time inside a meeting that is already planned. */
export async function SlotForm({ session, slug, zone }: Props) {
  const t = await getTranslations('sharing.slot')
  const s = await getTranslations('schedule')
  const p = await getTranslations('programme')
  const locale = await getLocale()
  const { id, meetings, category, origin } = session
  const [first] = meetings
  if (!first) return null
  const label = zoneLabel(zone)
  return (
    <ActionForm action={slot} submit={t('submit')} fold={t('title')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="activityId" value={id} />
      <input type="hidden" name="group" value={slug} />
      <SelectField
        name="dayId"
        label={t('day')}
        options={meetings.map((day) => ({
          value: day.id,
          label: `${shortDate(locale, zone, day.startsAt)}, ${clockRange(locale, zone, day.startsAt, day.endsAt)} · ${day.title}`,
        }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="from"
          label={t('from', { zone: label })}
          type="time"
          defaultValue={clockIn(zone, first.startsAt)}
        />
        <TextField
          name="to"
          label={t('to', { zone: label })}
          type="time"
          defaultValue={clockIn(zone, first.endsAt)}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choices
          name="category"
          type="radio"
          label={s('category')}
          chosen={category}
          options={categories.map((value) => ({ value, label: p(`categories.${value}`) }))}
        />
        <Choices
          name="origin"
          type="radio"
          label={s('origin')}
          chosen={origin}
          options={origins.map((value) => ({ value, label: s(`origins.${value}`) }))}
        />
      </div>
    </ActionForm>
  )
}

type Slot = { id: string; title: string; startsAt: Date | null; endsAt: Date | null }

/** The sessions that have their time inside a meeting, for the page of that meeting. */
export async function Slots({ slots, slug, zone }: { slots: Slot[]; slug: string; zone: string }) {
  const t = await getTranslations('sharing.slot')
  const locale = await getLocale()
  if (!slots.length) return null
  return (
    <section className="stack">
      <h2>{t('here')}</h2>
      <ul className="rows">
        {slots.map((one) => (
          <li key={one.id}>
            <a href={`/groups/${slug}/sharing/${one.id}`}>
              <bdi>{one.title}</bdi>
            </a>
            {one.startsAt && one.endsAt ? (
              <span className="faint">{clockRange(locale, zone, one.startsAt, one.endsAt)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
