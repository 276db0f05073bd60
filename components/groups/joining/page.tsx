import { PageTitle } from '@/components/shell/title'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import type { Viewer } from '@/lib/access/viewer'
import { askToJoin } from '@/lib/groups/joining/asks/actions'
import type { readJoin } from '@/lib/groups/joining/queries'
import { getTranslations } from '@/lib/i18n/words'

type Found = NonNullable<Awaited<ReturnType<typeof readJoin>>>
type Props = { found: Extract<Found, { what: 'link' }>; token: string; viewer: Viewer | null }

/** The way to the sign-in page and back. */
export async function SignInFirst({ token }: { token: string }) {
  const t = await getTranslations('joining.page')
  return (
    <a className="button quiet" href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}>
      {t('signIn')}
    </a>
  )
}

/** The group that is joined, as a head of the page. */
export async function Head({ title, region }: { title: string; region: string }) {
  return (
    <header className="stack">
      <PageTitle parts={[title]} />
      <h1>{title}</h1>
      <p className="faint">{region}</p>
    </header>
  )
}

/** What a joining link shows: the form, or what became of what was asked. */
export async function Asking({ found, token, viewer }: Props) {
  const t = await getTranslations('joining.page')
  const e = await getTranslations('errors')
  const { group, over, state } = found
  const words = { group: group.name }
  if (found.member)
    return (
      <>
        <Head title={t('title', words)} region={group.region.name} />
        <p role="status">{t('member', words)}</p>
        <p>
          <a href={`/groups/${group.slug}`}>{t('toGroup')}</a>
        </p>
      </>
    )
  if (state)
    return (
      <>
        <Head title={t(state)} region={group.region.name} />
        <p role="status">{t(`${state}Text`, words)}</p>
        {state === 'approved' && !viewer ? (
          <p>
            <a href="/sign-in">{t('toSignIn')}</a>
          </p>
        ) : null}
      </>
    )
  if (over)
    return (
      <>
        <Head title={t('over')} region={group.name} />
        <p>{e(over)}</p>
      </>
    )
  return (
    <>
      <Head title={t('title', words)} region={group.region.name} />
      <p>{t('text')}</p>
      {viewer ? <p>{t('as', { name: viewer.name })}</p> : <FirstSignIn token={token} />}
      <ActionForm action={askToJoin} submit={t('ask')}>
        <input type="hidden" name="token" value={token} />
        {viewer ? null : <Self />}
      </ActionForm>
    </>
  )
}

async function FirstSignIn({ token }: { token: string }) {
  const t = await getTranslations('joining.page')
  return (
    <section className="notice stack">
      <p>
        <strong>{t('signInFirst')}</strong> {t('once')}
      </p>
      <p>
        <SignInFirst token={token} />
      </p>
    </section>
  )
}

async function Self() {
  const t = await getTranslations('joining.page')
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" maxLength={160} />
      <TextField
        name="email"
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
      />
      <TextField name="school" label={t('school')} autoComplete="organization" maxLength={200} />
    </>
  )
}
