import { TextArea } from '@/components/ui/field'
import { Copy, Share } from '@/components/ui/share'
import { chatLink, invitationText, reminderText } from '@/lib/activities/invitations/export'
import type { readInvitations } from '@/lib/activities/invitations/queries'
import { getTranslations } from '@/lib/i18n/words'

type Invitations = NonNullable<Awaited<ReturnType<typeof readInvitations>>>

/** The ready text of the invitation, and the reminder of those who did not answer. */
export async function ShareInvitation({ told, address }: { told: Invitations; address: string }) {
  const t = await getTranslations('invitations')
  // What goes to the chat group is Indonesian, whatever language the officer reads.
  const w = await getTranslations({ locale: 'id', namespace: 'invitations.words' })
  const words = {
    greeting: w('greeting'),
    invites: w('invites'),
    when: w('when'),
    place: w('place'),
    link: w('link'),
    agenda: w('agenda'),
    problem: w('problem'),
    letter: w('letter'),
    answer: w('answer'),
    closing: w('closing'),
    reminds: w('reminds'),
  }
  const silent = told.silent.map((one) => one.name)
  const reminder = reminderText(told, words, silent, address)
  return (
    <>
      <section className="stack">
        <h2>{t('share')}</h2>
        <p className="faint">{t('shareText')}</p>
        <Text name="text" label={t('text')} chat={t('chat')} text={invitationText(told, words, address)} />
      </section>
      {silent.length && silent.length < told.members ? (
        <section className="stack">
          <h2>{t('remind')}</h2>
          <p className="faint">{t('remindText')}</p>
          <Text name="reminder" label={t('reminder')} chat={t('chatRemind')} text={reminder} />
        </section>
      ) : null}
    </>
  )
}

async function Text(props: { name: string; label: string; chat: string; text: string }) {
  const t = await getTranslations('invitations')
  const words = { share: t('shareOn'), copy: t('copy'), copied: t('copied') }
  return (
    <>
      <TextArea
        name={props.name}
        label={props.label}
        rows={12}
        readOnly
        defaultValue={props.text}
        lang="id"
      />
      <p className="flex flex-wrap gap-3">
        <a className="button" href={chatLink(props.text)} rel="noreferrer" target="_blank">
          {props.chat}
        </a>
        <Share text={props.text} words={words} />
        <Copy text={props.text} words={words} />
      </p>
    </>
  )
}

/** Who answered what, and who did not. */
export async function Answers({ told }: { told: Invitations }) {
  const t = await getTranslations('invitations')
  const counts = {
    coming: told.coming.length,
    excused: told.excused.length,
    silent: told.silent.length,
  }
  return (
    <section className="stack">
      <h2>{t('counts', counts)}</h2>
      <h3 className="font-bold">{t('coming')}</h3>
      <Names people={told.coming} empty={t('nobody')} />
      <h3 className="font-bold">{t('excused')}</h3>
      <Names people={told.excused} empty={t('nobody')} />
      <h3 className="font-bold">{t('silent')}</h3>
      <Names people={told.silent} empty={t('everybody')} />
    </section>
  )
}

function Names({
  people,
  empty,
}: {
  people: { id: string; name: string; reason?: string }[]
  empty: string
}) {
  if (!people.length) return <p className="faint">{empty}</p>
  return (
    <ul className="names">
      {people.map((one) => (
        <li key={one.id}>
          <bdi>{one.name}</bdi>
          {one.reason ? (
            <span className="faint" dir="auto">
              {' '}
              · {one.reason}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
