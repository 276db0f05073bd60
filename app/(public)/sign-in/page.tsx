import { getTranslations } from 'next-intl/server'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { signIn } from '@/lib/auth/actions'

export default async function SignIn() {
  const t = await getTranslations('signIn')
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        <p className="faint">{t('lead')}</p>
        <ActionForm action={signIn} submit={t('submit')}>
          <TextField name="email" label={t('email')} type="email" autoComplete="username" inputMode="email" />
          <TextField name="password" label={t('password')} type="password" autoComplete="current-password" />
        </ActionForm>
      </div>
    </Frame>
  )
}
