import { TokenForm, Tokens } from '@/components/account/tokens'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { ownTokens } from '@/lib/api/tokens/queries'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function AccountTokens({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { saved } = await searchParams
  const t = await getTranslations('api')
  const tokens = await ownTokens(viewer, new Date())
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title'), t('back')]} />
        <p>
          <a href="/account">{t('back')}</a>
        </p>
        <h1>{t('title')}</h1>
        {saved === 'ended' ? (
          <p role="status" className="notice">
            {t('saved.ended')}
          </p>
        ) : null}
        <p>{t('lead')}</p>
        <p>
          <a href="/api/v1/openapi.json">{t('docs')}</a>
        </p>
      </header>
      <Tokens tokens={tokens} zone={viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'} />
      <TokenForm />
    </div>
  )
})
