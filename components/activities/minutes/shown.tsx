import type { readActivity } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** The minutes as the group reads them: text, decisions, and whether they were corrected since. */
export async function MinutesShown({ activity }: { activity: Activity }) {
  const t = await getTranslations('meetings')
  const m = await getTranslations('minutes')
  const locale = await getLocale()
  const { minutes, group } = activity
  if (!minutes || (!minutes.text && !minutes.decisions.length)) return null
  return (
    <section className="sheet stack">
      <h2>
        {t('minutes')}{' '}
        {minutes.corrections.length ? (
          <span className="badge font-sans align-middle">{m('corrected.badge')}</span>
        ) : null}
      </h2>
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
      {minutes.corrections.map((one) => (
        <p key={one.id} className="faint">
          {m('corrected.line', { date: shortDate(locale, group.zone, one.at) })} <bdi>{one.by.name}</bdi>
          {': '}
          <bdi>{one.reason}</bdi>
        </p>
      ))}
    </section>
  )
}
