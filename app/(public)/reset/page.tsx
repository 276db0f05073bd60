import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { ask } from '@/lib/auth/links/actions'
import { getTranslations } from '@/lib/i18n/words'
import { mailOn } from '@/lib/mail/settings'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** Asks for a link to set a new password; says the same for every address. */
export default still(async function Forgotten({ searchParams }: Props) {
  const t = await getTranslations('reset')
  const s = await getTranslations('signIn')
  const sent = (await searchParams).sent === '1'
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('title')]} />
        <h1>{sent ? t('sent') : t('title')}</h1>
        {sent ? <p role="status">{t('sentText')}</p> : null}
        {!sent && !mailOn() ? <p className="notice">{t('off')}</p> : null}
        {!sent && mailOn() ? (
          <>
            <p className="faint">{t('lead')}</p>
            <ActionForm action={ask} submit={t('ask')}>
              <TextField
                name="email"
                label={s('email')}
                type="email"
                autoComplete="username"
                inputMode="email"
                maxLength={254}
              />
            </ActionForm>
          </>
        ) : null}
        <p>
          <a href="/sign-in">{t('back')}</a>
        </p>
      </div>
    </Frame>
  )
})
