import type { readActivity } from '@/lib/activities/queries'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** Each change of state: which, who, when and why. */
export async function ActivityHistory({ activity }: { activity: Activity }) {
  const t = await getTranslations('meetings')
  const locale = await getLocale()
  const { zone } = activity.group
  return (
    <details>
      <summary className="plain">{t('history')}</summary>
      <ol className="history">
        {activity.transitions.map((one) => (
          <li key={one.id}>
            <strong>{one.from === one.to ? t('moved') : t(`state.${one.to}`)}</strong>{' '}
            <span className="faint">
              <bdi>{one.person.name}</bdi> · {shortDate(locale, zone, one.at)},{' '}
              {clockIn(zone, one.at).replace(':', '.')} {zoneLabel(zone)}
            </span>
            {one.reason ? <p dir="auto">{one.reason}</p> : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
