import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { shortDate } from '@/lib/core/time'
import { ownProofs } from '@/lib/documents/proof/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** What a person was issued, also by groups that they left. */
export default still(async function Proof({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { proofs, next, after } = await ownProofs(viewer, await searchParams)
  const t = await getTranslations('account.proof')
  const a = await getTranslations('account')
  const locale = await getLocale()
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title'), a('title')]} />
        <p className="faint">
          <a href="/account">{a('title')}</a>
        </p>
        <h1>{t('title')}</h1>
        <p className="faint">{t('lead')}</p>
      </header>
      {proofs.length ? (
        <ul className="rows">
          {proofs.map((one) => (
            <li key={one.id} className="sm:grid-cols-[1fr_auto] sm:gap-x-4 sm:items-baseline">
              <span className="grid gap-1">
                <strong>
                  <bdi>{one.activity.title}</bdi>
                </strong>
                <span className="faint">
                  <bdi>{one.group.name}</bdi> · {t('issued', { on: shortDate(locale, 'UTC', one.issuedOn) })}
                </span>
                <span className="faint">{one.number}</span>
              </span>
              {one.revokedAt ? (
                <span className="badge">{t('revoked')}</span>
              ) : (
                <a className="button quiet" download href={`/account/proof/${one.id}`}>
                  {t('download')}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
      {next || after ? (
        <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
          {after ? (
            <a className="button quiet" href="/account/proof">
              {t('first')}
            </a>
          ) : null}
          {next ? (
            <a className="button quiet" href={`/account/proof?after=${next}`}>
              {t('older')}
            </a>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
})
