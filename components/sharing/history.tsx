import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { readSession } from '@/lib/sharing/queries'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>

/** Each change of a session's state: what, who, when, and why where it may be read. */
export async function SessionHistory({ session, zone }: { session: Session; zone: string }) {
  const t = await getTranslations('sharing')
  const m = await getTranslations('meetings')
  const locale = await getLocale()
  return (
    <details>
      <summary className="plain">{t('history')}</summary>
      <ol className="history mt-3">
        {session.transitions.map((one) => (
          <li key={one.id}>
            <strong>{m(`state.${one.to}`)}</strong>{' '}
            <span className="faint">
              <bdi>{one.person.name}</bdi> · {shortDate(locale, zone, one.at)},{' '}
              {clockIn(zone, one.at).replace(':', '.')} {zoneLabel(zone)}
            </span>
            {one.reason ? (
              <p className="prose" dir="auto">
                {one.reason}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
