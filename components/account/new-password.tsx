import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/ui/field'

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
