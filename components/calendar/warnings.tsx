import type { Warning } from '@/lib/calendar/warnings/rules'
import { getTranslations } from '@/lib/i18n/words'

/** The words of warnings, a sentence each. */
export async function warningWords() {
  const t = await getTranslations('calendar.warning')
  return (warning: Warning): string => {
    if (warning.about === 'past') return t('past')
    if (warning.about === 'notice') return t('notice', { days: warning.days })
    if (warning.about === 'date') return t(warning.kind, { name: warning.name })
    return t('clash', { name: warning.name ?? t('otherGroup'), shared: warning.shared })
  }
}

/** What an officer should know of a time, each thing once; nothing when there is nothing. */
export async function Warnings({ warnings }: { warnings: Warning[] }) {
  const t = await getTranslations('calendar')
  const words = await warningWords()
  const said = [...new Set(warnings.map(words))]
  if (!said.length) return null
  return (
    <div role="status" className="notice">
      <strong>{t('warnings')}</strong>
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>
            <bdi>{sentence}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
