import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { add, remove } from '@/lib/calendar/dates/actions'
import type { listDates } from '@/lib/calendar/dates/queries'
import { dateKinds } from '@/lib/calendar/dates/schema'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = {
  dates: Awaited<ReturnType<typeof listDates>>
  group: { id: string; slug: string }
  manage: boolean
}

/** The days on which a group had better not meet, and for officers the form to keep them. */
export async function GroupDates({ dates, group, manage }: Props) {
  const t = await getTranslations('calendar')
  const locale = await getLocale()
  const day = (on: Date) => shortDate(locale, 'UTC', on)
  return (
    <section className="stack">
      <h2>{t('dates')}</h2>
      <p className="faint">{t('datesText')}</p>
      {dates.length ? (
        <ul className="rows">
          {dates.map((one) => (
            <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
              <span className="grid gap-1">
                <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                  <strong>
                    <bdi>{one.name}</bdi>
                  </strong>
                  <span className="badge">{t(`kinds.${one.kind}`)}</span>
                </span>
                <span className="faint">
                  {day(one.firstOn)}
                  {day(one.firstOn) === day(one.lastOn) ? null : ` – ${day(one.lastOn)}`}
                </span>
              </span>
              {manage ? (
                <ActionForm action={remove} submit={t('remove')} quiet>
                  <input type="hidden" name="dateId" value={one.id} />
                  <input type="hidden" name="group" value={group.slug} />
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t(manage ? 'noDates' : 'noDatesMember')}</p>
      )}
      {manage ? (
        <ActionForm
          action={add}
          submit={t('addSubmit')}
          fold={t('add')}
          unfolded={!dates.length}
          formKey={crypto.randomUUID()}
        >
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="group" value={group.slug} />
          <TextField name="name" label={t('dateName')} maxLength={120} />
          <SelectField
            name="kind"
            label={t('kind')}
            options={dateKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField name="firstOn" label={t('firstOn')} type="date" />
            <TextField name="lastOn" label={t('lastOn')} type="date" />
          </div>
        </ActionForm>
      ) : null}
    </section>
  )
}
