import { Beginning, Confirmation, Keeping } from '@/components/account/factor'
import { NewPasskey, Passkeys } from '@/components/account/passkey'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireSession } from '@/lib/auth/current'
import { readFactor } from '@/lib/auth/factors/queries'
import { factorRequired } from '@/lib/auth/factors/rules'
import { readPasskeys } from '@/lib/auth/passkeys/queries'
import { env } from '@/lib/core/env'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

const answers = ['ended', 'key', 'removed'] as const

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** One's own second factor; an administrator without one comes here before anything else. */
export default still(async function Factor({ searchParams }: Props) {
  const viewer = await requireSession()
  const now = new Date()
  const [factor, passkeys] = await Promise.all([
    readFactor(viewer.personId, now),
    readPasskeys(viewer.personId, now),
  ])
  const { saved } = await searchParams
  const done = answers.find((one) => one === saved)
  const p = await getTranslations('passkeys')
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
        {done ? (
          <p role="status" className="notice">
            {t(`saved.${done}`)}
          </p>
        ) : null}
        {since ? <p role="status">{t('since', { date: shortDate(locale, zone, since) })}</p> : null}
      </header>
      <Confirmation setUp={factor.setUp} />
      {since ? null : <Beginning factor={factor} />}
      {passkeys ? (
        <section className="stack">
          <h2>{p('title')}</h2>
          <p className="faint">{p('text')}</p>
          <Passkeys keys={passkeys.keys} zone={zone} factor={factor} />
          <NewPasskey options={passkeys.options} hasPassword={factor.hasPassword} />
        </section>
      ) : null}
      {since || passkeys?.keys.length ? (
        <Keeping factor={factor} required={factorRequired(viewer, env().SANGGAR_ADMIN_FACTOR)} />
      ) : null}
    </div>
  )
})
