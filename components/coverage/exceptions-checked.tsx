import { getTranslations } from 'next-intl/server'
import * as limit from '@/lib/coverage/exceptions/rules'
import { exceptionKinds } from '@/lib/coverage/exceptions/schema'

/** The rules that were looked at, each with its limit, folded away. */
export async function Checked() {
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const rules = {
    silent: t('rule.silent', { days: limit.SILENT_DAYS }),
    nothingHeld: t('rule.nothingHeld'),
    undocumented: t('rule.undocumented', { days: limit.DOCUMENT_DAYS, back: limit.LOOK_BACK_DAYS }),
    overdue: t('rule.overdue'),
    falling: t('rule.falling', {
      meetings: limit.FALLING_MEETINGS,
      percent: limit.FALLING_PERCENT,
      least: limit.FALLING_LEAST,
    }),
    oneSided: t('rule.oneSided', { percent: limit.ONE_SIDED_PERCENT, least: limit.ONE_SIDED_LEAST }),
  }
  return (
    <details>
      <summary className="plain">{t('checked')}</summary>
      <dl className="facts pt-2">
        {exceptionKinds.map((kind) => (
          <div key={kind}>
            <dt>{n(kind)}</dt>
            <dd>{rules[kind]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
