import { getLocale, getTranslations } from 'next-intl/server'
import type { readActivity } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { AgendaList } from './agenda'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** What an activity was about and what came of it: agenda, presence, minutes, action items. */
export async function ActivityRecord({ activity }: { activity: Activity }) {
  const t = await getTranslations('meetings')
  const d = await getTranslations('desk')
  const locale = await getLocale()
  const { minutes, days, group } = activity
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
      {minutes ? (
        <section className="sheet stack">
          <h2>{t('minutes')}</h2>
          <p className="prose" dir="auto">
            {minutes.text}
          </p>
          {minutes.decisions.length ? <h3 className="font-bold">{t('decisions')}</h3> : null}
          <ol className="list-decimal pl-5">
            {minutes.decisions.map((one) => (
              <li key={one.id}>
                <bdi>{one.text}</bdi>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {activity.actionItems.length ? (
        <section className="stack">
          <h2>{t('actions')}</h2>
          <ul className="rows">
            {activity.actionItems.map((item) => (
              <li key={item.id}>
                <bdi>{item.text}</bdi>
                <span className="faint">
                  <bdi>{item.owner?.name}</bdi>
                  {item.dueOn ? ` · ${shortDate(locale, 'UTC', item.dueOn)}` : null} ·{' '}
                  {item.doneAt ? t('done') : t('open')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
