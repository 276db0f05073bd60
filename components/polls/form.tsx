import { NextDay } from '@/components/activities/form'
import { TextField } from '@/components/ui/field'
import { Fold } from '@/components/ui/fold'
import { zoneLabel } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { MAX_OPTIONS } from '@/lib/polls/schema'

const OPEN = 3
const all = Array.from({ length: MAX_OPTIONS }, (_, at) => at)

/** What is asked: the meeting's name, two to twelve times, and when answers end. */
export async function PollFields({ zone }: { zone: string }) {
  const t = await getTranslations('polls')
  const label = zoneLabel(zone)
  return (
    <>
      <TextField name="title" label={t('name')} hint={t('nameHint')} maxLength={160} />
      {all.slice(0, OPEN).map((at) => (
        <OptionFields key={at} at={at} zone={label} />
      ))}
      <Fold title={t('more')} names={all.slice(OPEN).map((at) => `options.${at}.date`)}>
        <div className="stack">
          {all.slice(OPEN).map((at) => (
            <OptionFields key={at} at={at} zone={label} />
          ))}
        </div>
      </Fold>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="closesOn" label={t('closesOn')} type="date" />
        <TextField name="closesFrom" label={t('closesFrom', { zone: label })} type="time" />
      </div>
    </>
  )
}

async function OptionFields({ at, zone }: { at: number; zone: string }) {
  const t = await getTranslations('polls')
  const s = await getTranslations('schedule.first')
  // The clock of a row that is not used must stay blank, or it would count as one.
  const [from, to] = at < 2 ? ['08:00', '11:00'] : ['', '']
  const name = (part: string) => `options.${at}.${part}`
  return (
    <fieldset className="grid gap-2 pt-2">
      <legend className="legend">{t('option', { number: at + 1 })}</legend>
      <div className="when">
        <TextField name={name('date')} label={s('date', { zone })} type="date" />
        <TextField name={name('from')} label={s('from', { zone })} type="time" defaultValue={from} />
        <TextField name={name('to')} label={s('to', { zone })} type="time" defaultValue={to} />
        <NextDay name={name('nextDay')} day={1} />
      </div>
    </fieldset>
  )
}
