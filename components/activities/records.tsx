import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { readActivity } from '@/lib/activities/queries'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** What an activity left behind: who was present, its minutes and what is still to be done. */
export async function ActivityRecords({ activity }: { activity: Activity }) {
  const t = await getTranslations('meetings')
  const { attendance, minutes, actionItems } = activity
  const present = attendance.filter((row) => row.status === 'present')
  return (
    <>
      {attendance.length ? (
        <section className="stack">
          <h2>{t('present', { count: present.length, of: attendance.length })}</h2>
          <p>
            {present.map((row, i) => (
              <Fragment key={row.personId}>
                {i ? ' · ' : null}
                <bdi>{row.person.name}</bdi>
              </Fragment>
            ))}
          </p>
        </section>
      ) : null}
      {minutes ? (
        <section className="sheet stack">
          <h2>{t('minutes')}</h2>
          <p className="prose" dir="auto">
            {minutes.text}
          </p>
          {minutes.decisions.length ? <h3>{t('decisions')}</h3> : null}
          <ol className="list-decimal pl-5">
            {minutes.decisions.map((one) => (
              <li key={one.id} dir="auto">
                {one.text}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {actionItems.length ? (
        <section className="stack">
          <h2>{t('actions')}</h2>
          <ul className="rows">
            {actionItems.map((item) => (
              <li key={item.id}>
                <bdi>{item.text}</bdi>
                <span className="faint">
                  <bdi>{item.owner?.name}</bdi> · {item.doneAt ? t('done') : t('open')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
