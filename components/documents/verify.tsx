import { longDate } from '@/lib/core/time'
import type { Verified } from '@/lib/documents/verify/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

/** The box for a code, with what was typed and why it is none; a plain form, so that it also works without script. */
export async function CodeForm({ typed, error }: { typed?: string; error?: string }) {
  const t = await getTranslations('verify')
  return (
    <form method="get" action="/verify" className="stack">
      <p className="field">
        <label htmlFor="code">{t('code')}</label>
        <input
          id="code"
          name="code"
          required
          defaultValue={typed}
          aria-invalid={Boolean(error)}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={error ? 'code-hint code-error' : 'code-hint'}
        />
        <small id="code-hint" className="faint">
          {t('codeHint')}
        </small>
        {error ? (
          <span id="code-error" role="alert" className="error">
            <bdi>{error}</bdi>
          </span>
        ) : null}
      </p>
      <button type="submit" className="button">
        {t('submit')}
      </button>
    </form>
  )
}

/** What the public check repeats of a document: kind, number, group, activity, date, length and, of a statement, the name. */
export async function VerifiedDocument({ found }: { found: Verified }) {
  const t = await getTranslations('verify')
  const d = await getTranslations('documents')
  const locale = await getLocale()
  const { shown, revokedAt } = found
  const date = (at: string) => longDate(locale, shown.zone, new Date(at))
  const [from, to] = [shown.startsAt && date(shown.startsAt), shown.endsAt && date(shown.endsAt)]
  const facts = [
    ['kind', d(`kind.${found.kind}`)],
    ['number', found.number],
    ['issuedOn', longDate(locale, 'UTC', found.issuedOn)],
    ['name', shown.name],
    ['activity', shown.title],
    ['group', shown.group],
    ['date', from === to ? from : `${from} – ${to}`],
    ['jp', shown.jp ? t('jpCount', { jp: shown.jp }) : null],
  ] as const
  return (
    <>
      <h1>{t(revokedAt ? 'revoked' : 'genuine')}</h1>
      <p className={revokedAt ? 'notice error' : 'notice'}>
        {revokedAt ? t('revokedText', { date: longDate(locale, shown.zone, revokedAt) }) : t('genuineText')}
      </p>
      <dl className="sheet pairs">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  )
}
