import type { readActivity } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { AgendaList } from './agenda'
import { ActionItems } from './items'
import { MinutesShown } from './minutes/shown'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** What an activity was about and what came of it: agenda, presence, minutes, action items. */
export async function ActivityRecord({ activity }: { activity: Activity }) {
  const t = await getTranslations('meetings')
  const d = await getTranslations('desk')
  const locale = await getLocale()
  const { days, group } = activity
  return (
    <>
      {activity.agenda.length ? (
        <section className="stack">
          <h2>{t('agenda')}</h2>
          <AgendaList items={activity.agenda} meeting={activity} />
        </section>
      ) : null}
      {activity.attendance.length ? (
        <section className="stack">
          {days.map((day) => {
            const rows = activity.attendance.filter((row) => row.dayId === day.id)
            const present = rows.filter((row) => row.status === 'present')
            const heading = t('present', { count: present.length, of: rows.length })
            return (
              <div key={day.id} className="stack">
                <h2>
                  {heading}
                  {days.length > 1 ? (
                    <span className="faint"> · {shortDate(locale, group.zone, day.startsAt)}</span>
                  ) : null}
                </h2>
                <ul className="names">
                  {present.map((row) => (
                    <li key={row.personId}>
                      <bdi>{row.person.name}</bdi>
                      {row.late ? <span className="faint"> ({d('late').toLowerCase()})</span> : null}
                    </li>
                  ))}
                </ul>
              </div>
            )
          })}
        </section>
      ) : null}
      <MinutesShown activity={activity} />
      <ActionItems activity={activity} />
    </>
  )
}
