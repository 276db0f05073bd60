import { getTranslations } from '@/lib/i18n/words'
import { holdsBlank } from '@/lib/redaction/rules'

/** Says that words of a page were blanked, with the way to the record; an officer gets the way to blank some. */
export async function RedactionNotice(props: { shown: unknown; of: string; slug: string; officer: boolean }) {
  const blank = holdsBlank(props.shown)
  if (!blank && !props.officer) return null
  const t = await getTranslations('redaction')
  const here = `/groups/${props.slug}/redaction`
  return (
    <>
      {blank ? (
        <p className="notice">
          {t('notice')} <a href={`${here}?of=${props.of}`}>{t('record')}</a>
        </p>
      ) : null}
      {props.officer ? (
        <p>
          <a href={`${here}/new?of=${props.of}`}>{t('makeHere')}</a>
        </p>
      ) : null}
    </>
  )
}
