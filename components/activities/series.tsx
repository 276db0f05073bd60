import { Choices, SelectField, TextField } from '@/components/ui/field'
import { Fold } from '@/components/ui/fold'
import { ActionForm } from '@/components/ui/form'
import { MAX_DAYS, modes } from '@/lib/activities/schema'
import { cancel } from '@/lib/activities/series/actions'
import { repeats } from '@/lib/activities/series/rules'
import { scopes } from '@/lib/activities/series/schema'
import { dateValue, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { NextDay } from './form'

const FOLDED = Array.from({ length: MAX_DAYS - 1 }, (_, i) => i + 1)

/** When the first meeting is, of how many days, and how it comes again. */
export async function RuleFields({ zone }: { zone: string }) {
  const t = await getTranslations('series')
  return (
    <>
      <RowFields at={0} zone={zone} />
      <Fold title={t('package')} names={FOLDED.map((at) => `rows.${at}.date`)}>
        <div className="stack">
          <p className="faint">{t('packageHint')}</p>
          {FOLDED.map((at) => (
            <RowFields key={at} at={at} zone={zone} />
          ))}
        </div>
      </Fold>
      <SelectField
        name="repeat"
        label={t('repeat')}
        defaultValue="weekly"
        options={repeats.map((value) => ({ value, label: t(`repeats.${value}`) }))}
      />
      <TextField name="every" label={t('every')} inputMode="numeric" defaultValue="1" maxLength={2} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="count" label={t('count')} inputMode="numeric" maxLength={2} hint={t('ends')} />
        <TextField name="until" label={t('until')} type="date" />
      </div>
    </>
  )
}

async function RowFields({ at, zone }: { at: number; zone: string }) {
  const t = await getTranslations('schedule')
  const s = await getTranslations('series')
  const words = { day: at + 1, zone: zoneLabel(zone) }
  const label = (name: 'date' | 'from' | 'to') =>
    at ? t(`further.${name}`, words) : t(`first.${name}`, words)
  return (
    <div className="stack">
      <div className="when">
        <TextField name={`rows.${at}.date`} label={label('date')} type="date" />
        <TextField
          name={`rows.${at}.from`}
          label={label('from')}
          type="time"
          defaultValue={at ? '' : '08:00'}
        />
        <TextField name={`rows.${at}.to`} label={label('to')} type="time" defaultValue={at ? '' : '11:00'} />
        <NextDay name={`rows.${at}.nextDay`} day={at + 1} />
      </div>
      <SelectField
        name={`rows.${at}.mode`}
        label={at ? s('modeOf', { day: at + 1 }) : t('mode')}
        options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
    </div>
  )
}

const part = (rule: string, pattern: RegExp) => rule.match(pattern)?.slice(1) ?? []

/** A rule in words: `Setiap bulan pada Sabtu ketiga, 6 kali`. */
export async function ruleWords(rule: string): Promise<string> {
  const t = await getTranslations('series')
  const locale = await getLocale()
  const every = Number(part(rule, /INTERVAL=(\d+)/)[0] ?? 0)
  if (!every) return t('once')
  const [day] = part(rule, /BYMONTHDAY=(\d+)/)
  const [which, weekday] = part(rule, /BYDAY=(-?\d)([A-Z]{2})/)
  const at = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(weekday ?? '')
  // The first of June 2026 was a Monday.
  const named = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    dateValue(`2026-06-0${at + 1 || 1}`),
  )
  const repeated = day
    ? t('monthlyDate', { every, day: Number(day) })
    : which
      ? t('monthlyWeekday', { every, which, weekday: named })
      : t('weekly', { every })
  const [count] = part(rule, /COUNT=(\d+)/)
  const [year, month, date] = part(rule, /UNTIL=(\d{4})(\d{2})(\d{2})/)
  const end = count
    ? t('times', { count: Number(count) })
    : t('untilDate', { date: shortDate(locale, 'UTC', dateValue(`${year}-${month}-${date}`)) })
  return `${repeated}, ${end}`
}

/** On which meetings of a series a change is carried out. */
export async function ScopeField() {
  const t = await getTranslations('series')
  return (
    <Choices
      name="scope"
      type="radio"
      label={t('scope')}
      hint={t('scopeHint')}
      chosen="one"
      options={scopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
    />
  )
}

type Part = { id: string; seriesId: string | null; group: { slug: string }; may: { manage: boolean } }

/** On the page of a meeting: the series that it belongs to, and for officers the way to cancel more of it. */
export async function SeriesPart({ activity }: { activity: Part }) {
  const t = await getTranslations('series')
  const d = await getTranslations('desk')
  const { id, seriesId, group, may } = activity
  if (!seriesId) return null
  return (
    <section className="stack">
      <p>
        {t('part')} · <a href={`/groups/${group.slug}/meetings/series/${seriesId}`}>{t('see')}</a>
      </p>
      {may.manage ? (
        <ActionForm
          action={cancel}
          submit={t('cancelSubmit')}
          fold={t('cancel')}
          quiet
          formKey={crypto.randomUUID()}
        >
          <input type="hidden" name="activityId" value={id} />
          <input type="hidden" name="group" value={group.slug} />
          <Choices
            name="scope"
            type="radio"
            label={t('cancelScope')}
            chosen="following"
            options={(['following', 'all'] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))}
          />
          <TextField name="reason" label={d('reason')} maxLength={1000} />
        </ActionForm>
      ) : null}
    </section>
  )
}
