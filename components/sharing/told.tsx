import { getTranslations } from '@/lib/i18n/words'
import type { readSession } from '@/lib/sharing/queries'
import { marks } from '@/lib/sharing/schema'
import { markWords } from './marks'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>

/** What presenters and officers read of the feedback: sums, spread and words without names. */
export async function Told({ summary }: { summary: NonNullable<Session['summary']> }) {
  const t = await getTranslations('sharing.feedback')
  const words = await markWords()
  const { count, told } = summary
  if (!count) return <p className="notice">{t('none')}</p>
  if (!told) return <p className="notice">{t('few', { count })}</p>
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('count')}</dt>
          <dd>{count}</dd>
        </div>
        <div>
          <dt>{t('use')}</dt>
          <dd>{t('ofCount', { count: told.willUse, of: count })}</dd>
        </div>
      </dl>
      {told.asked.map(({ scale, mean, spread }) =>
        mean === null ? null : (
          <div key={scale} className="stack">
            <h3 className="font-semibold">
              {t('spread', { scale: t(`scale.${scale}`), mean: Math.round(mean * 10) / 10 })}
            </h3>
            <ul className="spread">
              {marks.map((mark, i) => (
                <li key={mark}>
                  <span>{words[scale](mark)}</span>
                  <progress value={spread[i]} max={count} aria-label={words[scale](mark)} />
                  <strong>{spread[i]}</strong>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {told.texts.length ? (
        <>
          <h3 className="faint">{t('texts')}</h3>
          <ul className="history">
            {told.texts.map((text, i) => (
              <li key={i} className="prose" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
