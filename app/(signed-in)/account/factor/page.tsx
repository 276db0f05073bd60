import { getLocale, getTranslations } from 'next-intl/server'
import { Beginning, Confirmation, Keeping } from '@/components/account/factor'
import { PageTitle } from '@/components/shell/title'
import { requireSession } from '@/lib/auth/current'
import { readFactor } from '@/lib/auth/factors/queries'
import { factorRequired } from '@/lib/auth/factors/rules'
import { env } from '@/lib/core/env'
import { shortDate } from '@/lib/core/time'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** One's own second factor; an administrator without one comes here before anything else. */
export default async function Factor({ searchParams }: Props) {
  const viewer = await requireSession()
  const factor = await readFactor(viewer.personId, new Date())
  const t = await getTranslations('factor')
  const a = await getTranslations('account')
  const locale = await getLocale()
  const zone = viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'
  const { since } = factor
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <p>
          <a href="/account">{a('title')}</a>
        </p>
        <h1>{t('title')}</h1>
        <p className="faint">{t('text')}</p>
        {viewer.factorDue ? <p className="notice">{since ? t('dueAgain') : t('due')}</p> : null}
        {(await searchParams).saved ? (
          <p role="status" className="notice">
            {t('ended')}
          </p>
        ) : null}
        {since ? <p role="status">{t('since', { date: shortDate(locale, zone, since) })}</p> : null}
      </header>
      <Confirmation setUp={factor.setUp} />
      {since ? (
        <Keeping factor={factor} required={factorRequired(viewer, env().SANGGAR_ADMIN_FACTOR)} />
      ) : (
        <Beginning factor={factor} />
      )}
    </div>
  )
}
