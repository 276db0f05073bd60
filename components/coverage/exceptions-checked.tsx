import { ruleLimits } from '@/lib/coverage/exceptions/rules'
import { exceptionKinds } from '@/lib/coverage/exceptions/schema'
import { getTranslations } from '@/lib/i18n/words'

/** The rules that were looked at, each with its limit, folded away. */
export async function Checked() {
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  return (
    <details>
      <summary className="plain">{t('checked')}</summary>
      <dl className="facts pt-2">
        {exceptionKinds.map((kind) => (
          <div key={kind}>
            <dt>{n(kind)}</dt>
            <dd>{t(`rule.${kind}`, ruleLimits[kind])}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
