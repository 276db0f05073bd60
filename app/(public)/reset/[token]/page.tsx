import { NewPassword } from '@/components/account/new-password'
import { LinkOver } from '@/components/account/over'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { setPassword } from '@/lib/auth/links/actions'
import { opens } from '@/lib/auth/links/queries'
import { getTranslations } from '@/lib/i18n/words'

export const metadata = { robots: { index: false, follow: false } }

/** A new password behind a link that counts once; nothing here says whose. */
export default still(async function Reset({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const t = await getTranslations('reset')
  if (!(await opens(token, 'password', new Date()))) return <LinkOver />
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('new')]} />
        <h1>{t('new')}</h1>
        <p className="faint">{t('newText')}</p>
        <ActionForm action={setPassword} submit={t('set')}>
          <input type="hidden" name="token" value={token} />
          <NewPassword />
        </ActionForm>
      </div>
    </Frame>
  )
})
