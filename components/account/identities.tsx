import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/form'
import type { readAccount } from '@/lib/auth/account/queries'
import { unlink } from '@/lib/auth/oidc/actions'
import { shortDate } from '@/lib/core/time'

type Identities = Awaited<ReturnType<typeof readAccount>>['identities']

/** Other services by which one signs in, with the way to end that; nothing where there are none. */
export async function Identities({ identities, zone }: { identities: Identities; zone: string }) {
  const t = await getTranslations('oidc')
  const locale = await getLocale()
  if (!identities.length) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <ul className="rows">
        {identities.map((one) => (
          <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
            <span className="grid gap-1">
              <bdi>{new URL(one.issuer).hostname}</bdi>
              <span className="faint">{t('since', { date: shortDate(locale, zone, one.createdAt) })}</span>
            </span>
            <ActionForm action={unlink} submit={t('unlink')} quiet>
              <input type="hidden" name="identityId" value={one.id} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
