import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Copy, Share } from '@/components/ui/share'
import { relink, remove } from '@/lib/activities/guests/actions'
import { chatLink, guestText } from '@/lib/activities/invitations/export'
import type { readInvitations } from '@/lib/activities/invitations/queries'
import { getTranslations } from '@/lib/i18n/words'
import { type Here, Hidden } from './guests'
import { GuestLine } from './presence'

type Told = NonNullable<Awaited<ReturnType<typeof readInvitations>>>
type Guest = Told['guests'][number]
type Props = Here & { told: Told; open: boolean; site: string }

/** The guests who are invited: what each answered, the text with their own link, and the way off the list. */
export async function InvitedGuests({ told, open, site, ...here }: Props) {
  const t = await getTranslations('invitations')
  const g = await getTranslations('guestLink')
  if (!told.guests.length) return <p className="notice">{t('noGuests')}</p>
  return (
    <ul className="rows">
      {told.guests.map((guest) => (
        <li key={guest.id}>
          <GuestLine {...guest} />
          <p className="faint">
            {g(`said.${guest.said?.answer ?? 'silent'}`)}
            {guest.said?.reason ? <span dir="auto"> “{guest.said.reason}”</span> : null}
          </p>
          {guest.token ? (
            <Personal told={told} guest={guest} address={`${site}/guests/${guest.token}`} />
          ) : null}
          <div className="acts">
            {guest.linked ? (
              <Relink {...here} guest={guest} link="withdraw" />
            ) : (
              <Relink {...here} guest={guest} link="renew" />
            )}
            {open ? (
              <ActionForm action={remove} submit={t('removeGuest', { name: guest.name })} quiet>
                <Hidden {...here} />
                <input type="hidden" name="guestId" value={guest.id} />
              </ActionForm>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

async function Relink({ guest, link, ...here }: Here & { guest: Guest; link: 'renew' | 'withdraw' }) {
  const t = await getTranslations('guestLink')
  return (
    <ActionForm action={relink} submit={t(link, { name: guest.name })} quiet>
      <Hidden {...here} />
      <input type="hidden" name="guestId" value={guest.id} />
      <input type="hidden" name="link" value={link} />
    </ActionForm>
  )
}

async function Personal({ told, guest, address }: { told: Told; guest: Guest; address: string }) {
  const t = await getTranslations('invitations')
  const g = await getTranslations('guestLink')
  // What goes to a guest is Indonesian, whatever language the officer reads.
  const w = await getTranslations({ locale: 'id', namespace: 'invitations.words' })
  const i = await getTranslations({ locale: 'id', namespace: 'guestLink.words' })
  const words = {
    greeting: i('greeting', { name: guest.name }),
    invites: guest.role ? i('invitesAs', { role: guest.role }) : i('invites'),
    when: w('when'),
    place: w('place'),
    link: w('link'),
    answer: i('answer'),
    closing: w('closing'),
  }
  const text = guestText(told, words, address)
  return (
    <details>
      <summary className="plain">{g('text')}</summary>
      <div className="stack">
        <p className="faint">{g('textHint')}</p>
        <TextArea
          name={`text.${guest.id}`}
          label={g('textFor', { name: guest.name })}
          rows={9}
          readOnly
          defaultValue={text}
          lang="id"
        />
        <p className="flex flex-wrap gap-3">
          <a className="button" href={chatLink(text)} rel="noreferrer" target="_blank">
            {t('chat')}
          </a>
          <Share text={text} words={{ share: t('shareOn') }} />
          <Copy text={text} words={{ copy: t('copy'), copied: t('copied') }} />
        </p>
      </div>
    </details>
  )
}
