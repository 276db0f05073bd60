import type { Presence } from '@/lib/activities/invitations/queries'
import { wasHeld } from '@/lib/activities/rules'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { presence: Presence; zone: string; present: number }

/** Beside the members who were present: guests, corrections after the lock, and when nobody is left. */
export async function PresenceNotes({ presence, zone, present }: Props) {
  const t = await getTranslations('checkIn.notes')
  const there = presence.guests.filter((guest) => guest.presence.length > 0)
  const corrections = presence.days.flatMap((day) => day.corrections)
  if (!there.length && !corrections.length) return null
  return (
    <section className="stack">
      {wasHeld(presence.state) && present === 0 ? (
        <p role="status" className="notice">
          {t('nobody')}
        </p>
      ) : null}
      {there.length ? (
        <>
          <h2>{t('guests', { count: there.length })}</h2>
          <ul className="names">
            {there.map((guest) => (
              <li key={guest.id}>
                <GuestLine {...guest} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {corrections.length ? <Corrections corrections={corrections} zone={zone} /> : null}
    </section>
  )
}

/** A guest with what is known of them. */
export function GuestLine(guest: { name: string; role: string; institution: string }) {
  const more = [guest.role, guest.institution].filter(Boolean).join(', ')
  return (
    <span>
      <bdi>{guest.name}</bdi>
      {more ? (
        <span className="faint">
          {' '}
          · <bdi>{more}</bdi>
        </span>
      ) : null}
    </span>
  )
}

type Correction = Presence['days'][number]['corrections'][number]

async function Corrections({ corrections, zone }: { corrections: Correction[]; zone: string }) {
  const t = await getTranslations('checkIn.notes')
  const d = await getTranslations('desk')
  const locale = await getLocale()
  const word = (status: Correction['from'], late: boolean) => {
    if (!status) return t('none')
    return late ? t('late', { status: d(`status.${status}`) }) : d(`status.${status}`)
  }
  return (
    <details open>
      <summary className="plain">{t('corrections')}</summary>
      <ol className="history">
        {corrections.map((one) => (
          <li key={one.id}>
            <strong>
              <bdi>{one.person.name}</bdi>
            </strong>
            : {t('change', { from: word(one.from, one.fromLate), to: word(one.to, one.toLate) })}
            <p dir="auto">{one.reason}</p>
            <span className="faint">
              <bdi>{one.by.name}</bdi> · {shortDate(locale, zone, one.at)},{' '}
              {clockIn(zone, one.at).replace(':', '.')} {zoneLabel(zone)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
