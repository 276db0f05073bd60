import { NewPassword } from '@/components/account/new-password'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { endSessionOf, renewOwnPassword } from '@/lib/auth/account/actions'
import type { readAccount } from '@/lib/auth/account/queries'
import { signOutEverywhere } from '@/lib/auth/actions'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Sessions = Awaited<ReturnType<typeof readAccount>>['sessions']

/** One's running sessions, by day and browser, with the way to end them. */
export async function Sessions({ sessions, zone }: { sessions: Sessions; zone: string }) {
  const t = await getTranslations('account')
  const locale = await getLocale()
  const at = (when: Date) =>
    t('signedInAt', {
      date: shortDate(locale, zone, when),
      time: `${clockIn(zone, when).replace(':', '.')} ${zoneLabel(zone)}`,
    })
  const browser = (one: Sessions[number]) => {
    if (one.browser && one.system) return t('browserOn', { browser: one.browser, system: one.system })
    return one.browser ?? one.system ?? t('unknownBrowser')
  }
  return (
    <section className="stack">
      <h2>{t('sessions')}</h2>
      <p className="faint">{t('sessionsText')}</p>
      <ul className="rows">
        {sessions.map((one) => (
          <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
            <span className="grid gap-1">
              <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                <strong>{browser(one)}</strong>
                {one.current ? <span className="badge">{t('thisOne')}</span> : null}
              </span>
              <span className="faint">{at(one.createdAt)}</span>
            </span>
            {one.current ? null : (
              <ActionForm action={endSessionOf} submit={t('endSession')} quiet>
                <input type="hidden" name="sessionId" value={one.id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <form action={signOutEverywhere} data-leave="">
        <button type="submit" className="button quiet">
          {t('everywhere')}
        </button>
      </form>
    </section>
  )
}

/** The form for a new password; asks for the old one. */
export async function PasswordChange({ hasAccount }: { hasAccount: boolean }) {
  const t = await getTranslations('account')
  return (
    <section className="stack">
      <h2>{t('password')}</h2>
      {hasAccount ? (
        <ActionForm action={renewOwnPassword} submit={t('passwordSubmit')}>
          <p className="faint">{t('passwordText')}</p>
          <TextField
            name="old"
            label={t('old')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <NewPassword />
        </ActionForm>
      ) : (
        <p className="notice">{t('noAccount')}</p>
      )}
    </section>
  )
}
