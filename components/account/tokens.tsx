import { Choices, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Issued } from '@/components/ui/issued'
import { endOwn, makeOwn } from '@/lib/api/tokens/actions'
import type { ownTokens } from '@/lib/api/tokens/queries'
import { lives, type Scope, scopes } from '@/lib/api/tokens/schema'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Tokens = Awaited<ReturnType<typeof ownTokens>>
const short = {
  'coverage.read': 'coverage',
  'activity.read': 'activity',
  'supervision.read': 'supervision',
} as const satisfies Record<Scope, string>

/** One's tokens: what each is good for, until when, when it was last used, and a button that ends it. */
export async function Tokens({ tokens, zone }: { tokens: Tokens; zone: string }) {
  const t = await getTranslations('api')
  const locale = await getLocale()
  const day = (at: Date) => shortDate(locale, zone, at)
  return (
    <section className="stack">
      <h2>{t('own')}</h2>
      {tokens.length ? (
        <ul className="rows">
          {tokens.map((one) => (
            <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
              <span className="grid gap-1">
                <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                  <strong>
                    <bdi>{one.name}</bdi>
                  </strong>
                  {one.over ? <span className="badge">{t('over')}</span> : null}
                </span>
                <span className="faint">
                  {one.scopes.map((scope) => t(`scope.${short[scope]}`)).join(' · ')}
                </span>
                <span className="faint">
                  {[
                    t('made', { date: day(one.createdAt) }),
                    t('until', { date: day(one.expiresAt) }),
                    one.lastUsedAt ? t('used', { date: day(one.lastUsedAt) }) : t('unused'),
                  ].join(' · ')}
                </span>
              </span>
              <ActionForm
                action={endOwn}
                submit={
                  <>
                    {t('end')}
                    <span className="sr-only">{one.name}</span>
                  </>
                }
                quiet
              >
                <input type="hidden" name="tokenId" value={one.id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
    </section>
  )
}

/** The form of a new token; the token takes its place. */
export async function TokenForm() {
  const t = await getTranslations('api')
  const [issued, issuedText, copy, copied] = (['issued', 'issuedText', 'copy', 'copied'] as const).map(
    (key) => t(key),
  ) as [string, string, string, string]
  return (
    <section className="stack">
      <h2>{t('new')}</h2>
      <ActionForm
        action={makeOwn}
        submit={t('make')}
        done={<Issued field="token" words={{ issued, issuedText, copy, copied }} />}
      >
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={80} autoComplete="off" />
        <Choices
          name="scopes"
          type="checkbox"
          label={t('scopes')}
          chosen={['coverage.read']}
          options={scopes.map((value) => ({
            value,
            label: t(`scope.${short[value]}`),
            description: t(`scope.${short[value]}Text`),
          }))}
        />
        <Choices
          name="days"
          type="radio"
          label={t('days')}
          chosen="90"
          options={lives.map((value) => ({ value, label: t(`day.${value}`) }))}
        />
      </ActionForm>
    </section>
  )
}
