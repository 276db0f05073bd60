import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { ProgrammeChange } from '@/lib/programme/queries'

/** What was changed after the adoption, with who and why. */
export async function ProgrammeChanges({ changes, zone }: { changes: ProgrammeChange[]; zone: string }) {
  const t = await getTranslations('programme')
  const locale = await getLocale()
  if (!changes.length) return null
  return (
    <section className="stack">
      <h2>{t('changes')}</h2>
      <ol className="history">
        {changes.map((one) => (
          <li key={one.id}>
            <strong>{t(`kind.${one.kind}`)}</strong>: <bdi>{one.title}</bdi>{' '}
            <span className="faint">
              {one.person.name} · {shortDate(locale, zone, one.at)}
            </span>
            <p dir="auto">{one.reason}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
