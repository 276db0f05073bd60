import { CodeField, PaperField } from '@/components/account/code'
import { IssuedCodes } from '@/components/account/codes'
import { issuedWords, Password } from '@/components/account/factor'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Script } from '@/components/ui/script'
import { add, enter, remove } from '@/lib/auth/passkeys/actions'
import { type readPasskeys, waysToEnter } from '@/lib/auth/passkeys/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Passkeys = NonNullable<Awaited<ReturnType<typeof readPasskeys>>>

/** Signs in by a key alone. It stands there from the first moment where scripts run, so that nothing moves. */
export async function PasskeySignIn({ next }: { next: string | null }) {
  const t = await getTranslations('passkeys')
  const options = await waysToEnter(new Date())
  if (!options) return null
  return (
    <div className="scripted" data-passkey={JSON.stringify(options)} data-failed={t('failed')}>
      <ActionForm action={enter} submit={t('enter')} quiet>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <input type="hidden" name="answer" defaultValue="" />
        <p role="status" className="faint empty:hidden" />
      </ActionForm>
      <Script name="passkey" />
    </div>
  )
}

/** The form for another key; its answer shows the codes for paper where there are none yet. */
export async function NewPasskey({
  options,
  hasPassword,
}: {
  options: Passkeys['options']
  hasPassword: boolean
}) {
  const t = await getTranslations('passkeys')
  return (
    <div data-passkey={JSON.stringify(options)} data-way="add" data-failed={t('failed')}>
      <ActionForm
        action={add}
        submit={t('add')}
        fold={t('add')}
        quiet
        done={<IssuedCodes words={await issuedWords()} />}
      >
        <p className="faint">{t('addText')}</p>
        <noscript>
          <p className="notice">{t('script')}</p>
        </noscript>
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={60} autoComplete="off" />
        <Password asked={hasPassword} />
        <input type="hidden" name="answer" defaultValue="" />
        <p role="status" className="faint empty:hidden" />
      </ActionForm>
      <Script name="passkey" />
    </div>
  )
}

/** One's keys, each with the way to remove it. */
export async function Passkeys({
  keys,
  zone,
  factor,
}: {
  keys: Passkeys['keys']
  zone: string
  factor: { hasPassword: boolean; since: Date | null }
}) {
  const t = await getTranslations('passkeys')
  const locale = await getLocale()
  const day = (at: Date) => shortDate(locale, zone, at)
  return (
    <ul className="rows">
      {keys.map((one) => (
        <li key={one.id}>
          <strong>
            <bdi>{one.name}</bdi>
          </strong>
          <span className="faint">
            {t('since', { date: day(one.createdAt) })}
            {one.usedAt ? ` · ${t('used', { date: day(one.usedAt) })}` : null}
          </span>
          <ActionForm action={remove} submit={t('remove')} fold={t('removeThis', { name: one.name })} quiet>
            <input type="hidden" name="passkeyId" value={one.id} />
            <Password asked={factor.hasPassword} />
            {factor.since ? <CodeField /> : <PaperField />}
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
