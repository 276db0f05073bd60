import { ObjectivePicker } from '@/components/objectives/picker'
import { Check, Choices, TextArea, TextField } from '@/components/ui/field'
import type { Letter } from '@/lib/activities/invitations/rules'
import { MAX_DAYS, modes, origins } from '@/lib/activities/schema'
import { clockIn, dateIn, zoneLabel } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { returning } from '@/lib/problems/waiting/rules'
import { categories } from '@/lib/programme/schema'

type Plan = {
  title: string
  objective?: ObjectiveCode
  supporting?: ObjectiveCode[]
  category?: (typeof categories)[number]
  origin?: (typeof origins)[number]
  mode?: (typeof modes)[number]
  place?: string
  link?: string
  letterNumber?: string
  letterOn?: Date | null
  letter?: Letter | null
  days?: { startsAt: Date; endsAt: Date }[]
}
type Props = {
  zone: string
  plan?: Plan | undefined
  /** Waiting problems for the agenda of a new meeting, the longest waiting first; a meeting that is there has a page for its agenda. */
  problems?: { id: string; situation: string; overdueDays: number | null }[]
  /** The days and forms of a series are known already, and each meeting has a letter of its own. */
  series?: boolean
}

/** The fields of a meeting, empty, from a programme item, or as it stands. */
export async function ActivityFields({ zone, plan, problems, series }: Props) {
  const t = await getTranslations('schedule')
  const p = await getTranslations('programme')
  const l = await getTranslations('problemLife')
  const words = ({ situation, overdueDays }: NonNullable<Props['problems']>[number]) =>
    overdueDays
      ? l('overdueChoice', { days: overdueDays, situation: situation.slice(0, 140) })
      : situation.slice(0, 140)
  return (
    <>
      <TextField name="title" label={t('name')} maxLength={160} defaultValue={plan?.title} />
      {series ? null : <Days zone={zone} days={plan?.days} />}
      <TextField
        name="place"
        label={t('place')}
        hint={t('placeHint')}
        maxLength={160}
        defaultValue={plan?.place}
      />
      <details open={Boolean(plan?.link) || plan?.mode === 'on'}>
        <summary className="plain">{t('online')}</summary>
        <div className="stack">
          <TextField
            name="link"
            label={t('link')}
            type="url"
            inputMode="url"
            maxLength={500}
            defaultValue={plan?.link}
          />
          {series ? null : (
            <Choices
              name="mode"
              type="radio"
              label={t('mode')}
              chosen={plan?.mode ?? 'in'}
              options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
            />
          )}
        </div>
      </details>
      {series ? null : (
        <details open={Boolean(plan?.letterNumber)}>
          <summary className="plain">{t('letter')}</summary>
          <div className="stack">
            <p className="faint">
              {plan?.letter?.issued ? t('letterIssued', { number: plan.letter.number }) : t('letterHint')}
            </p>
            <TextField
              name="letterNumber"
              label={t('letterNumber')}
              maxLength={80}
              defaultValue={plan?.letterNumber}
            />
            <TextField
              name="letterOn"
              label={t('letterOn')}
              type="date"
              defaultValue={plan?.letterOn ? dateIn('UTC', plan.letterOn) : ''}
            />
          </div>
        </details>
      )}
      {problems?.length ? (
        <Choices
          name="problemIds"
          type="checkbox"
          label={t('problems')}
          hint={t('problemsHint')}
          chosen={returning(problems)}
          options={problems.map((one) => ({ value: one.id, label: words(one) }))}
        />
      ) : null}
      {problems ? <TextArea name="agenda" label={t('agenda')} hint={t('agendaHint')} rows={4} /> : null}
      <ObjectivePicker
        {...(plan?.objective && { chosen: plan.objective })}
        {...(plan?.supporting && { supporting: plan.supporting })}
      />
      <Choices
        name="category"
        type="radio"
        label={t('category')}
        chosen={plan?.category ?? 'coreRoutine'}
        options={categories.map((value) => ({ value, label: p(`categories.${value}`) }))}
      />
      <Choices
        name="origin"
        type="radio"
        label={t('origin')}
        chosen={plan?.origin ?? 'problem'}
        options={origins.map((value) => ({ value, label: t(`origins.${value}`) }))}
      />
    </>
  )
}

async function Days({ zone, days }: { zone: string; days: Plan['days'] }) {
  const t = await getTranslations('schedule')
  return (
    <>
      <DayFields at={0} zone={zone} day={days?.[0]} />
      <details open={(days?.length ?? 0) > 1}>
        <summary className="plain">{t('moreDays')}</summary>
        <div className="stack">
          {Array.from({ length: MAX_DAYS - 1 }, (_, i) => i + 1).map((at) => (
            <DayFields key={at} at={at} zone={zone} day={days?.[at]} />
          ))}
        </div>
      </details>
    </>
  )
}

/** The end lies on the next date: only when the person says so. */
export async function NextDay(props: { name: string; day: number; checked?: boolean }) {
  const t = await getTranslations('schedule')
  const label = props.day > 1 ? t('nextDayOf', { day: props.day }) : t('nextDay')
  return <Check name={props.name} label={label} checked={props.checked ?? false} />
}

type Day = { startsAt: Date; endsAt: Date } | undefined

async function DayFields({ at, zone, day }: { at: number; zone: string; day: Day }) {
  const t = await getTranslations('schedule')
  const label = (name: 'date' | 'from' | 'to') =>
    at
      ? t(`further.${name}`, { day: at + 1, zone: zoneLabel(zone) })
      : t(`first.${name}`, { zone: zoneLabel(zone) })
  const from = day ? clockIn(zone, day.startsAt) : at ? '' : '08:00'
  const to = day ? clockIn(zone, day.endsAt) : at ? '' : '11:00'
  const date = day ? dateIn(zone, day.startsAt) : ''
  return (
    <div className="when">
      <TextField name={`days.${at}.date`} label={label('date')} type="date" defaultValue={date} />
      <TextField name={`days.${at}.from`} label={label('from')} type="time" defaultValue={from} />
      <TextField name={`days.${at}.to`} label={label('to')} type="time" defaultValue={to} />
      <NextDay
        name={`days.${at}.nextDay`}
        day={at + 1}
        checked={Boolean(day && dateIn(zone, day.startsAt) !== dateIn(zone, day.endsAt))}
      />
    </div>
  )
}
