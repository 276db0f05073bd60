import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { Reading } from '@/lib/problems/results/rules'

/** Class figures as they may honestly be read: what they say, and how little that may be. */
export async function ResultReading({ result }: { result: Reading }) {
  const t = await getTranslations('classFigures')
  const locale = await getLocale()
  const { measure, pupils, before, after, beforeOn, afterOn, difference, gain } = result
  const on = (date: Date) => shortDate(locale, 'UTC', date)
  return (
    <div className="stack gap-1!">
      <p>
        {t('pupilCount', { pupils })}: <strong>{t(`${measure}From`, { before, after })}</strong>.{' '}
        {t('progress', { difference })}; {gain === null ? t('noGain') : t('gain', { gain })}.
      </p>
      {result.instrument || beforeOn ? (
        <p className="faint">
          <bdi>{result.instrument}</bdi>
          {result.instrument && beforeOn ? ' · ' : null}
          {beforeOn && afterOn ? t('dates', { before: on(beforeOn), after: on(afterOn) }) : null}
        </p>
      ) : null}
      <p className="faint">
        {result.few ? t('few', { pupils }) : t('gainRule')} {t('cause')}
      </p>
    </div>
  )
}
