import { CodeField, PaperField } from '@/components/account/code'
import { IssuedCodes } from '@/components/account/codes'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { QrCode } from '@/components/ui/qr'
import { begin, confirm, end, renew } from '@/lib/auth/factors/actions'
import type { readFactor } from '@/lib/auth/factors/queries'
import { getTranslations } from '@/lib/i18n/words'

type Factor = Awaited<ReturnType<typeof readFactor>>

/** Asks for one's password once more, of who has one. */
export async function Password({ asked }: { asked: boolean }) {
  const t = await getTranslations('reset')
  const typed = { type: 'password', autoComplete: 'current-password', maxLength: 200 } as const
  return asked ? <TextField name="old" label={t('password')} {...typed} /> : null
}

/** What stands around new codes for paper. */
export async function issuedWords() {
  const t = await getTranslations('factor')
  return { title: t('issued'), text: t('issuedText'), go: t('issuedGo') }
}

/** The secret to be read into an app, and the first code that puts it in force. Empty while it is in force. */
export async function Confirmation({ setUp }: { setUp: Factor['setUp'] }) {
  const t = await getTranslations('factor')
  // The same form before and after, or the answer with the codes would have no place.
  return (
    <ActionForm
      action={confirm}
      {...(setUp && { submit: t('confirm') })}
      done={<IssuedCodes words={await issuedWords()} />}
    >
      {setUp ? (
        <>
          <p>{t('scan')}</p>
          <div className="max-w-60">
            <QrCode text={setUp.address} label={t('scanLabel')} />
          </div>
          <p>
            <a href={setUp.address}>{t('openApp')}</a>
          </p>
          <p className="faint">{t('type')}</p>
          <p className="secret">{setUp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          <CodeField />
        </>
      ) : null}
    </ActionForm>
  )
}

/** Begins the set-up, or begins it again. */
export async function Beginning({ factor }: { factor: Factor }) {
  const t = await getTranslations('factor')
  return (
    <ActionForm
      action={begin}
      submit={factor.setUp ? t('beginAgain') : t('begin')}
      quiet={factor.setUp !== null}
      {...(factor.setUp && { fold: t('beginAgain') })}
    >
      <Password asked={factor.hasPassword} />
    </ActionForm>
  )
}

/** New codes for paper, and the way to end it. */
export async function Keeping({ factor, required }: { factor: Factor; required: boolean }) {
  const code = factor.since ? <CodeField /> : <PaperField />
  const t = await getTranslations('factor')
  return (
    <>
      <section className="stack">
        <h2>{t('papers')}</h2>
        <p className={factor.left > 2 ? 'faint' : 'notice'}>{t('left', { left: factor.left })}</p>
        <ActionForm
          action={renew}
          submit={t('renew')}
          quiet
          fold={t('renew')}
          done={<IssuedCodes words={await issuedWords()} />}
        >
          <p className="faint">{t('renewText')}</p>
          {code}
        </ActionForm>
      </section>
      <section className="stack">
        <h2>{t('end')}</h2>
        {required ? (
          <p className="faint">{t('required')}</p>
        ) : (
          <ActionForm action={end} submit={t('end')} quiet fold={t('end')}>
            <p className="faint">{t('endText')}</p>
            <Password asked={factor.hasPassword} />
            {code}
          </ActionForm>
        )}
      </section>
    </>
  )
}
