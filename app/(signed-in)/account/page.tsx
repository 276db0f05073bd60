import { AddressChange } from '@/components/account/address'
import { Appearance } from '@/components/account/appearance'
import { Identities } from '@/components/account/identities'
import { PasswordChange, Sessions } from '@/components/account/parts'
import { OwnFeed } from '@/components/calendar/feed'
import { NoticeChoices } from '@/components/notices/choices'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { readAccount } from '@/lib/auth/account/queries'
import { requireViewer } from '@/lib/auth/current'
import { switchLanguage } from '@/lib/i18n/actions'
import { locales } from '@/lib/i18n/locale'
import { ownName } from '@/lib/i18n/names'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** What can have been saved before this page is shown again. */
const answers = [
  'password',
  'session',
  'feed',
  'notices',
  'address',
  'linked',
  'unlinked',
  'device',
  'deviceGone',
] as const

export default still(async function Account({ searchParams }: Props) {
  const viewer = await requireViewer()
  const account = await readAccount(viewer, new Date())
  const { email, school, sessions } = account
  const t = await getTranslations('account')
  const c = await getTranslations('competence')
  const a = await getTranslations('api')
  const p = await getTranslations('privacy')
  const f = await getTranslations('factor')
  const locale = await getLocale()
  const { saved, refused, service, adding } = await searchParams
  const done = answers.find((one) => one === saved)
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <p className="faint">{t('title')}</p>
        <h1>
          <bdi>{viewer.name}</bdi>
        </h1>
        {done ? (
          <p role="status" className="notice">
            {t(`saved.${done}`)}
          </p>
        ) : null}
        <dl className="facts">
          {[
            [t('email'), email],
            [t('school'), school],
          ]
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
        </dl>
        <p>
          <a href="/account/proof">{t('proof.title')}</a>
        </p>
        <p>
          <a href="/account/data">{p('data.way')}</a>
        </p>
      </header>
      <section className="stack">
        <h2>{t('groups')}</h2>
        {viewer.memberOf.length ? (
          <ul className="rows">
            {viewer.memberOf.map((group) => (
              <li key={group.id} className="grid-cols-[1fr_auto] items-baseline">
                <a href={`/groups/${group.slug}`}>
                  <bdi>{group.name}</bdi>
                </a>
                {viewer.officerOf.includes(group.id) ? <span className="badge">{t('officer')}</span> : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className="notice">{t('noGroups')}</p>
        )}
      </section>
      <section className="stack">
        <h2>{t('language')}</h2>
        <form action={switchLanguage} className="flex flex-wrap gap-3">
          {locales.map((one) => (
            <button
              key={one}
              type="submit"
              name="locale"
              value={one}
              lang={one}
              aria-pressed={one === locale}
              className={one === locale ? 'button' : 'button quiet'}
            >
              {ownName(one)}
            </button>
          ))}
        </form>
      </section>
      <Appearance />
      <NoticeChoices viewer={viewer} />
      <p>
        <a href="/account/competence">{c('own')}</a>
      </p>
      <p>
        <a href="/account/tokens">{a('title')}</a>
      </p>
      <OwnFeed viewer={viewer} />
      <Sessions sessions={sessions} zone={viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'} />
      <Identities
        account={account}
        zone={viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'}
        refused={refused}
        service={service}
        adding={adding}
      />
      <PasswordChange hasAccount={email !== null} />
      <AddressChange />
      <section className="stack">
        <h2>{f('title')}</h2>
        <p className="faint">{f('text')}</p>
        <p>
          <a href="/account/factor">{f('open')}</a>
        </p>
      </section>
    </div>
  )
})
