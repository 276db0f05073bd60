import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { RedactionRow } from '@/lib/redaction/queries'

/** Each kind of text once, however many records of it there were. */
function summed(places: RedactionRow['places']) {
  const sums = new Map<string, number>()
  for (const { place, count } of places) sums.set(place, (sums.get(place) ?? 0) + count)
  return [...sums]
}

/** Who blanked words, when, where, how many and why. */
export async function RedactionList({ rows, zone }: { rows: RedactionRow[]; zone: string }) {
  const t = await getTranslations('redaction')
  const locale = await getLocale()
  const when = (at: Date) =>
    `${shortDate(locale, zone, at)}, ${clockIn(zone, at).replace(':', '.')} ${zoneLabel(zone)}`
  return (
    <ul className="rows">
      {rows.map(({ id, at, by, count, reason, places }) => (
        <li key={id}>
          <strong>
            <bdi>{t('line', { count, name: by.name })}</bdi>
          </strong>
          <span>{t(`reason.${reason}`)}</span>
          <span className="faint">
            {summed(places)
              .map(([place, sum]) => t('where', { place: t(`place.${place as 'problem'}`), count: sum }))
              .join(' · ')}
          </span>
          <span className="faint">{when(at)}</span>
        </li>
      ))}
    </ul>
  )
}
