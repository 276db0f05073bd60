import { ActionForm } from '@/components/ui/form'
import { longDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { give, withdraw } from '@/lib/privacy/consents/actions'
import type { Stand } from '@/lib/privacy/consents/queries'

/** What one is asked to agree to, where one stands, and the way to change it. */
export async function Consents({ consents, zone }: { consents: Stand[]; zone: string }) {
  const t = await getTranslations('privacy.data')
  const locale = await getLocale()
  const stand = ({ givenAt, withdrawnAt }: Stand) => {
    if (withdrawnAt) return t('withdrawn', { date: longDate(locale, zone, withdrawnAt) })
    return givenAt ? t('given', { date: longDate(locale, zone, givenAt) }) : t('notGiven')
  }
  return (
    <section className="stack">
      <h2>{t('consents')}</h2>
      {consents.map((one) => {
        const runs = one.givenAt !== null && one.withdrawnAt === null
        return (
          <div key={one.purpose} className="sheet stack">
            <h3 className="font-semibold">{t(`${one.purpose}.title`)}</h3>
            <p>{t(`${one.purpose}.text`)}</p>
            <p className="faint">{stand(one)}</p>
            <ActionForm action={runs ? withdraw : give} submit={t(runs ? 'withdraw' : 'give')} quiet={runs}>
              <input type="hidden" name="purpose" value={one.purpose} />
            </ActionForm>
          </div>
        )
      })}
    </section>
  )
}
