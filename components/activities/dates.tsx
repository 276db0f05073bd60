import { warningWords } from '@/components/calendar/warnings'
import { Choices } from '@/components/ui/field'
import type { Slot, Warning } from '@/lib/calendar/warnings/rules'
import { monthName, whenRange, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { ruleWords } from './series'

type Props = {
  rule: string
  zone: string
  skipped: string[]
  /** The first date of each package, its meetings, and what is to be known of them. */
  packages: { date: string; slots: Slot[]; warnings: Warning[] }[]
}

/** The dates of a rule before anything is saved, each with its warnings; those not wanted are unticked. */
export async function DateChoices({ rule, zone, skipped, packages }: Props) {
  const t = await getTranslations('series')
  const locale = await getLocale()
  const words = await warningWords()
  const named = (slot: Slot) => whenRange(locale, zone, slot.startsAt, slot.endsAt)
  const options = packages.map(({ date, slots, warnings }) => {
    const further = slots.slice(1).map(named)
    const told = [...further, ...new Set(warnings.map((one) => `▲ ${words(one)}`))].join('\n')
    return { value: date, label: slots[0] ? named(slots[0]) : date, ...(told && { description: told }) }
  })
  return (
    <>
      <p>
        <strong>{await ruleWords(rule)}</strong>{' '}
        <span className="faint">{t('wall', { zone: zoneLabel(zone) })}</span>
      </p>
      {skipped.length ? (
        <p role="status" className="notice">
          {t('skipped', { months: skipped.map((month) => monthName(locale, month)).join(', ') })}
        </p>
      ) : null}
      <Choices
        name="dates"
        type="checkbox"
        label={t('dates')}
        hint={t('datesHint')}
        chosen={packages.map((one) => one.date)}
        options={options}
      />
    </>
  )
}
