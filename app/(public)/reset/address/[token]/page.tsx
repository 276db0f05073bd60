import { LinkOver } from '@/components/account/over'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { takeAddress } from '@/lib/auth/links/actions'
import { opens } from '@/lib/auth/links/queries'
import { getTranslations } from '@/lib/i18n/words'

export const metadata = { robots: { index: false, follow: false } }

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** Confirms a new address behind a link that counts once; neither address is shown. */
export default still(async function NewAddress({ params, searchParams }: Props) {
  const { token } = await params
  const t = await getTranslations('reset')
  const done = (await searchParams).done === '1'
  if (!done && !(await opens(token, 'address', new Date()))) return <LinkOver />
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('address')]} />
        <h1>{done ? t('addressDone') : t('address')}</h1>
        {done ? (
          <p role="status">{t('addressDoneText')}</p>
        ) : (
          <>
            <p className="faint">{t('addressText')}</p>
            <ActionForm action={takeAddress} submit={t('addressTake')}>
              <input type="hidden" name="token" value={token} />
            </ActionForm>
          </>
        )}
        <p>
          <a href="/sign-in">{t('back')}</a>
        </p>
      </div>
    </Frame>
  )
})
