import { Choices, SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { QrCode } from '@/components/ui/qr'
import { Copy, Share } from '@/components/ui/share'
import { shortDate } from '@/lib/core/time'
import { end, letIn, open, send, takeBack, turnAway } from '@/lib/groups/joining/actions'
import type { readJoining } from '@/lib/groups/joining/queries'
import { linkDays, MAX_PLACES } from '@/lib/groups/joining/schema'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { mailOn } from '@/lib/mail/settings'

type Joining = Awaited<ReturnType<typeof readJoining>>
type Group = { id: string; name: string; zone: string }

/** Who wants to join, each with the officer's two answers. */
export async function Requests({ requests, group }: { requests: Joining['requests']; group: Group }) {
  const t = await getTranslations('joining')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('waiting')}</h2>
      {requests.length ? null : <p className="notice">{t('nobody')}</p>}
      {requests.length && !mailOn() ? <p className="faint">{t('mailOff')}</p> : null}
      <ul className="rows">
        {requests.map((one) => (
          <li key={one.id}>
            <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              {one.hasAccount ? <span className="badge">{t('hasAccount')}</span> : null}
            </span>
            <span className="faint">
              <bdi>{[one.email, one.school].filter(Boolean).join(' · ')}</bdi>
            </span>
            <span className="faint">{t('asked', { date: shortDate(locale, group.zone, one.askedAt) })}</span>
            <div className="acts">
              <ActionForm action={letIn} submit={t('approve')}>
                <input type="hidden" name="requestId" value={one.id} />
                <Who couldBe={one.couldBe} />
              </ActionForm>
              <ActionForm action={turnAway} submit={t('decline')} quiet>
                <input type="hidden" name="requestId" value={one.id} />
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Who({ couldBe }: { couldBe: Joining['requests'][number]['couldBe'] }) {
  const t = await getTranslations('joining')
  if (!couldBe.length) return null
  const known = couldBe.map((one) => ({
    value: one.id,
    label: t('whoMember', { name: [one.name, one.school?.name].filter(Boolean).join(' · ') }),
  }))
  return (
    <Choices
      name="as"
      type="radio"
      label={t('who')}
      hint={t('whoHint')}
      options={[...known, { value: 'new', label: t('whoNew') }]}
    />
  )
}

/** The open link with its code, and the form for a new one. */
export async function LinkOf({ link, group, site }: { link: Joining['link']; group: Group; site: string }) {
  const t = await getTranslations('joining')
  const locale = await getLocale()
  const address = link ? `${site}/join/${link.token}` : ''
  return (
    <section className="stack">
      <h2>{t('link')}</h2>
      <p className="faint">{t('linkText')}</p>
      {link ? (
        <>
          <p>
            {t('linkState', {
              date: shortDate(locale, group.zone, link.expiresAt),
              asked: link.asked,
              places: link.places,
            })}
          </p>
          <div className="max-w-60">
            <QrCode text={address} label={t('qr')} />
          </div>
          <p className="secret">{address}</p>
          <p className="flex flex-wrap gap-3">
            <Copy text={address} words={{ copy: t('copy'), copied: t('copied') }} />
            <Share text={address} words={{ share: t('share') }} />
          </p>
          <ActionForm action={end} submit={t('end')} quiet>
            <input type="hidden" name="linkId" value={link.id} />
          </ActionForm>
        </>
      ) : null}
      <ActionForm
        action={open}
        submit={link ? t('renew') : t('open')}
        quiet={link !== null}
        {...(link && { fold: t('renew') })}
      >
        <input type="hidden" name="groupId" value={group.id} />
        {link ? <p className="faint">{t('renewText')}</p> : null}
        <div className="row-fields">
          <SelectField
            name="days"
            label={t('days')}
            defaultValue="7"
            options={linkDays.map((value) => ({ value, label: t('daysOf', { days: Number(value) }) }))}
          />
          <TextField
            name="places"
            label={t('places')}
            type="number"
            min={1}
            max={MAX_PLACES}
            defaultValue="60"
          />
        </div>
      </ActionForm>
    </section>
  )
}

/** Invitations by letter: the form, and those not accepted yet. */
export async function Letters({ invited, group }: { invited: Joining['invited']; group: Group }) {
  const t = await getTranslations('joining')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('invite')}</h2>
      {mailOn() ? (
        <ActionForm action={send} submit={t('send')} formKey={crypto.randomUUID()} quiet>
          <p className="faint">{t('inviteText')}</p>
          <input type="hidden" name="groupId" value={group.id} />
          <TextField name="email" label={t('email')} type="email" autoComplete="off" maxLength={254} />
          <TextField name="name" label={t('name')} autoComplete="off" maxLength={160} />
        </ActionForm>
      ) : (
        <p className="notice">{t('inviteOff')}</p>
      )}
      {invited.length ? <h3>{t('invited')}</h3> : null}
      <ul className="rows">
        {invited.map((one) => (
          <li key={one.id}>
            <bdi>{one.email}</bdi>
            <span className="faint">
              <bdi>{one.name}</bdi> {t('until', { date: shortDate(locale, group.zone, one.expiresAt) })}
            </span>
            <ActionForm action={takeBack} submit={t('takeBack', { email: one.email })} plain>
              <input type="hidden" name="invitationId" value={one.id} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
