import { Password } from '@/components/account/factor'
import { ActionForm } from '@/components/ui/form'
import type { readAccount } from '@/lib/auth/account/queries'
import { begin, unlink } from '@/lib/auth/oidc/actions'
import { refusalOf } from '@/lib/auth/oidc/rules'
import { labelOf, oidcService, oidcServices } from '@/lib/auth/oidc/settings'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = {
  account: Pick<Awaited<ReturnType<typeof readAccount>>, 'identities' | 'hasPassword'>
  zone: string
  /** What a service's answer led to. */
  refused?: unknown
  service?: unknown
  /** A service whose way is open now. */
  adding?: unknown
}

/** Other services by which one signs in, with the way to end that and to add those that are set up; nothing where there are none. */
export async function Identities({ account: { identities, hasPassword }, zone, ...asked }: Props) {
  const t = await getTranslations('oidc')
  const e = await getTranslations('errors')
  const locale = await getLocale()
  const others = oidcServices().filter(({ issuer }) => !identities.some((one) => one.issuer === issuer))
  if (!identities.length && !others.length) return null
  return (
    <section className="stack" id="services">
      <h2>{t('title')}</h2>
      {asked.refused ? (
        <p role="alert" className="notice error">
          {e(refusalOf(asked.refused), { label: oidcService(asked.service)?.label ?? t('other') })}
        </p>
      ) : null}
      {identities.length ? (
        <ul className="rows">
          {identities.map((one) => (
            <li key={one.id}>
              <strong>
                <bdi>{labelOf(one.issuer)}</bdi>
              </strong>
              <span className="faint">{t('since', { date: shortDate(locale, zone, one.createdAt) })}</span>
              <ActionForm action={unlink} submit={t('unlink')} fold={t('unlink')} quiet>
                <input type="hidden" name="identityId" value={one.id} />
                <Password asked={hasPassword} />
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      {others.map(({ id, label }) =>
        id === asked.adding ? (
          <p key={id} className="notice">
            <a href={`/sign-in/with?add&service=${id}`}>{t('go', { label })}</a>
          </p>
        ) : (
          <ActionForm key={id} action={begin} submit={t('next')} fold={t('add', { label })} quiet>
            <p className="faint">{t('addText', { label })}</p>
            <input type="hidden" name="service" value={id} />
            <Password asked={hasPassword} />
          </ActionForm>
        ),
      )}
    </section>
  )
}
