import { getTranslations } from 'next-intl/server'
import { PasskeySignIn } from '@/components/account/passkey'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Script } from '@/components/ui/script'
import { signIn } from '@/lib/auth/actions'
import { refusalOf } from '@/lib/auth/oidc/rules'
import { oidcSettings } from '@/lib/auth/oidc/settings'
import { returnAddress } from '@/lib/auth/schema'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default async function SignIn({ searchParams }: Props) {
  const t = await getTranslations('signIn')
  const c = await getTranslations('checkIn')
  const p = await getTranslations('privacy')
  const f = await getTranslations('offline')
  const { next: wanted, out, reset, closed, error } = await searchParams
  const r = await getTranslations('reset')
  const o = await getTranslations('oidc')
  const e = await getTranslations('errors')
  const next = returnAddress(wanted)
  const oidc = oidcSettings()
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        {out || closed ? <Script name="forget" /> : null}
        <p className="faint">{t('lead')}</p>
        <p role="status" className="notice" hidden data-locked={f('locked', { count: '[count]' })} />
        {reset ? (
          <p role="status" className="notice">
            {r('done')}
          </p>
        ) : null}
        {closed ? (
          <p role="status" className="notice">
            {p('close.done')}
          </p>
        ) : null}
        {error && oidc ? (
          <p role="alert" className="notice error">
            {e(refusalOf(error), { label: oidc.label })}
          </p>
        ) : null}
        {next?.startsWith('/check-in') ? <p className="notice">{c('signInFirst')}</p> : null}
        <ActionForm action={signIn} submit={t('submit')}>
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <TextField name="email" label={t('email')} type="email" autoComplete="username" inputMode="email" />
          <TextField name="password" label={t('password')} type="password" autoComplete="current-password" />
        </ActionForm>
        {oidc ? (
          <p className="grid">
            <a
              className="button quiet"
              href={`/sign-in/with${next ? `?next=${encodeURIComponent(next)}` : ''}`}
            >
              {o('with', { label: oidc.label })}
            </a>
          </p>
        ) : null}
        <PasskeySignIn next={next} />
        <p>
          <a href="/reset">{r('title')}</a> · <a href="/privacy">{p('notice.title')}</a>
        </p>
      </div>
    </Frame>
  )
}
