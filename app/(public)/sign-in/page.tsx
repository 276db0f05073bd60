import { PasskeySignIn } from '@/components/account/passkey'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Script } from '@/components/ui/script'
import { still } from '@/components/ui/still'
import { signIn } from '@/lib/auth/actions'
import { refusalOf } from '@/lib/auth/oidc/rules'
import { oidcService, oidcServices } from '@/lib/auth/oidc/settings'
import { returnAddress } from '@/lib/auth/schema'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function SignIn({ searchParams }: Props) {
  const t = await getTranslations('signIn')
  const c = await getTranslations('checkIn')
  const p = await getTranslations('privacy')
  const f = await getTranslations('offline')
  const { next: wanted, out, reset, closed, error, service } = await searchParams
  const r = await getTranslations('reset')
  const o = await getTranslations('oidc')
  const e = await getTranslations('errors')
  const next = returnAddress(wanted)
  const services = oidcServices()
  const said = oidcService(service) ?? (services.length === 1 ? services[0] : undefined)
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
        {error && services.length ? (
          <p role="alert" className="notice error">
            {e(refusalOf(error), { label: said?.label ?? o('other') })}
          </p>
        ) : null}
        {next?.startsWith('/check-in') ? <p className="notice">{c('signInFirst')}</p> : null}
        <ActionForm action={signIn} submit={t('submit')}>
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <TextField name="email" label={t('email')} type="email" autoComplete="username" inputMode="email" />
          <TextField name="password" label={t('password')} type="password" autoComplete="current-password" />
        </ActionForm>
        {services.map(({ id, label }) => (
          <p key={id} className="grid">
            <a
              className="button quiet"
              href={`/sign-in/with?service=${id}${next ? `&next=${encodeURIComponent(next)}` : ''}`}
            >
              {o('with', { label })}
            </a>
          </p>
        ))}
        <PasskeySignIn next={next} />
        <p>
          <a href="/reset">{r('title')}</a>
        </p>
      </div>
    </Frame>
  )
})
