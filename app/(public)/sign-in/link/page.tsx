import { redirect } from 'next/navigation'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { link } from '@/lib/auth/oidc/actions'
import { whatIsAsked } from '@/lib/auth/oidc/entry'
import { labelOf } from '@/lib/auth/oidc/settings'
import { returnAddress } from '@/lib/auth/schema'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The first sign-in by another service to an account that has a password: it is asked once. */
export default still(async function LinkAccount({ searchParams }: Props) {
  const asked = await whatIsAsked(new Date())
  if (!asked) redirect('/sign-in')
  const t = await getTranslations('oidc')
  const s = await getTranslations('signIn')
  const r = await getTranslations('reset')
  const label = labelOf(asked.issuer)
  const next = returnAddress((await searchParams).next)
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('link')]} />
        <h1>{t('link')}</h1>
        <p className="faint">{t('linkText', { label })}</p>
        <ActionForm action={link} submit={t('linkSubmit')}>
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <TextField name="password" label={s('password')} type="password" autoComplete="current-password" />
        </ActionForm>
        <p>
          <a href="/reset">{r('title')}</a>
        </p>
      </div>
    </Frame>
  )
})
