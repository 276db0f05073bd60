import { TextField } from '@/components/ui/field'
import { getTranslations } from '@/lib/i18n/words'

/** A new password, typed twice. */
export async function NewPassword() {
  const t = await getTranslations('account')
  const typed = { type: 'password', autoComplete: 'new-password', maxLength: 200 } as const
  return (
    <>
      <TextField name="password" label={t('newPassword')} hint={t('newPasswordHint')} {...typed} />
      <TextField name="again" label={t('again')} {...typed} />
    </>
  )
}
