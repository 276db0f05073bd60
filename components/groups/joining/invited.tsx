import { NewPassword } from '@/components/account/new-password'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import type { Viewer } from '@/lib/access/viewer'
import { acceptNew, acceptOwn } from '@/lib/groups/joining/asks/actions'
import type { readJoin } from '@/lib/groups/joining/queries'
import { getTranslations } from '@/lib/i18n/words'
import { Head, SignInFirst } from './page'

type Found = NonNullable<Awaited<ReturnType<typeof readJoin>>>
type Props = { found: Extract<Found, { what: 'letter' }>; token: string; viewer: Viewer | null }

/** What an invitation shows to whoever opens it. */
export async function Invited({ found, token, viewer }: Props) {
  const t = await getTranslations('joining.page')
  const e = await getTranslations('errors')
  const { group, over, email } = found
  const title = t('invited', { group: group.name })
  const said = over && !found.member ? over : found.other && !over ? 'inviteOther' : null
  if (said)
    return (
      <>
        <Head title={said === 'inviteOther' ? title : t('over')} region={group.name} />
        <p role="status">{e(said)}</p>
      </>
    )
  if (found.member)
    return (
      <>
        <Head title={title} region={group.region.name} />
        <p role="status">{t('member', { group: group.name })}</p>
        <p>
          <a href={`/groups/${group.slug}`}>{t('toGroup')}</a>
        </p>
      </>
    )
  const hidden = <input type="hidden" name="token" value={token} />
  return (
    <>
      <Head title={title} region={group.region.name} />
      <p>{t('invitedText', { email })}</p>
      {viewer ? (
        <ActionForm action={acceptOwn} submit={t('accept')}>
          {hidden}
        </ActionForm>
      ) : null}
      {!viewer && found.hasAccount ? (
        <>
          <p>{t('hasAccount')}</p>
          <p>
            <SignInFirst token={token} />
          </p>
        </>
      ) : null}
      {!viewer && !found.hasAccount ? (
        <ActionForm action={acceptNew} submit={t('acceptNew')}>
          {hidden}
          <p className="faint">{t('newText')}</p>
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="name"
            maxLength={160}
            defaultValue={found.name}
          />
          <NewPassword />
        </ActionForm>
      ) : null}
    </>
  )
}
