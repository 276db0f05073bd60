import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { changeAddress } from '@/lib/auth/links/actions'
import { getTranslations } from '@/lib/i18n/words'
import { mailOn } from '@/lib/mail/settings'

/** The form for a new address of one's account; a letter to it asks once more. */
export async function AddressChange() {
  const t = await getTranslations('reset')
  const a = await getTranslations('account')
  return (
    <section className="stack">
      <h2>{t('change')}</h2>
      {mailOn() ? (
        <ActionForm action={changeAddress} submit={t('changeAsk')} quiet>
          <p className="faint">{t('changeText')}</p>
          <TextField name="email" label={t('newAddress')} type="email" autoComplete="email" maxLength={254} />
          <TextField
            name="old"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
        </ActionForm>
      ) : (
        <p className="faint">{a('wrong')}</p>
      )}
    </section>
  )
}
