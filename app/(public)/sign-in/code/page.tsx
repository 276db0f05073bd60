import { redirect } from 'next/navigation'
import { CodeField, PaperField } from '@/components/account/code'
import { PasskeySignIn } from '@/components/account/passkey'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { whoIsAsked } from '@/lib/auth/entry'
import { enterCode } from '@/lib/auth/factors/actions'
import { returnAddress } from '@/lib/auth/schema'
import { getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The second step of signing in, for whoever gave the right password in this browser just before. */
export default still(async function SecondStep({ searchParams }: Props) {
  if (!(await whoIsAsked(new Date()))) redirect('/sign-in')
  const t = await getTranslations('factor')
  const s = await getTranslations('signIn')
  const next = returnAddress((await searchParams).next)
  const back = next ? <input type="hidden" name="next" value={next} /> : null
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('asked')]} />
        <h1>{t('asked')}</h1>
        <p className="faint">{t('askedText')}</p>
        <ActionForm action={enterCode} submit={s('submit')}>
          {back}
          <CodeField />
        </ActionForm>
        <PasskeySignIn next={next} />
        <ActionForm action={enterCode} submit={s('submit')} fold={t('lost')} quiet>
          {back}
          <p className="faint">{t('lostText')}</p>
          <PaperField />
        </ActionForm>
        <p>
          <a href="/sign-in">{t('back')}</a>
        </p>
      </div>
    </Frame>
  )
})
