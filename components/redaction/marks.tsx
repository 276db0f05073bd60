import { getTranslations } from '@/lib/i18n/words'
import { wordsOf } from '@/lib/redaction/rules'

/** The texts of a problem or activity, each word of which can be ticked; works without script. */
export async function Marks({ texts }: { texts: string[] }) {
  const t = await getTranslations('redaction')
  return (
    <details className="sheet">
      <summary className="plain">{t('mark')}</summary>
      <fieldset className="stack">
        <legend className="sr-only">{t('mark')}</legend>
        <p className="faint">{t('markHint')}</p>
        {texts.map((text, at) => (
          <p key={`${at} ${text.length}`} className="words" dir="auto">
            {wordsOf(text).map(({ before, word, after }, i) => (
              <Word
                key={`${i} ${word}`}
                value={`${at}.${i}.${word}`}
                before={before}
                word={word}
                after={after}
              />
            ))}
          </p>
        ))}
      </fieldset>
    </details>
  )
}

function Word({
  value,
  before,
  word,
  after,
}: {
  value: string
  before: string
  word: string
  after: string
}) {
  if (!word) return <span>{before}</span>
  return (
    <label>
      {before}
      <input type="checkbox" name="mark" value={value} />
      <span>{word}</span>
      {after}
    </label>
  )
}
