import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { sayAsGuest } from '@/lib/activities/guests/link/actions'
import type { GuestInvitation } from '@/lib/activities/guests/link/queries'
import { getTranslations } from '@/lib/i18n/words'
import { ActivityDay } from './when'

type Props = { invitation: GuestInvitation; token: string }

/** What a guest sees of a meeting: when, where, what about; the answer, and the date for the own calendar. */
export async function GuestPage({ invitation, token }: Props) {
  const t = await getTranslations('guestLink')
  const w = await getTranslations('invitations.words')
  const { group, state, agenda } = invitation
  return (
    <>
      <header className="stack">
        <p className="faint">
          <bdi>{group.name}</bdi>
        </p>
        <h1>
          <bdi>{invitation.title}</bdi>
        </h1>
        <p>
          {t('dear')} <bdi>{invitation.name}</bdi>
          {invitation.role ? (
            <span className="faint">
              {' '}
              · <bdi>{invitation.role}</bdi>
            </span>
          ) : null}
        </p>
      </header>
      {state === 'cancelled' || state === 'postponed' ? (
        <p role="status" className="notice">
          {t(state)}
        </p>
      ) : null}
      <section className="stack">
        <h2>{w('when')}</h2>
        <div>
          {invitation.days.map((day) => (
            <ActivityDay key={day.startsAt.toISOString()} day={day} zone={group.zone} />
          ))}
        </div>
        {invitation.place ? (
          <p>
            {w('place')}: <bdi>{invitation.place}</bdi>
          </p>
        ) : null}
        {invitation.link ? (
          <p>
            {w('link')}:{' '}
            <a href={invitation.link} rel="noreferrer">
              {invitation.link}
            </a>
          </p>
        ) : null}
        <p>
          <a href={`/guests/${token}/calendar`}>{t('calendar')}</a>
        </p>
      </section>
      {agenda.length ? (
        <section className="stack">
          <h2>{w('agenda')}</h2>
          <ol className="numbered">
            {agenda.map((title, i) => (
              <li key={`${i} ${title}`}>
                <bdi>{title ?? w('problem')}</bdi>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {invitation.answering ? <Answer mine={invitation.mine} token={token} /> : null}
      <p className="faint">{t('private')}</p>
    </>
  )
}

async function Answer({ mine, token }: { mine: GuestInvitation['mine']; token: string }) {
  const t = await getTranslations('invitations')
  const g = await getTranslations('guestLink')
  const hidden = (answer: 'coming' | 'excused') => (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="answer" value={answer} />
    </>
  )
  return (
    <section className="sheet stack">
      <h2>{g('question')}</h2>
      {mine ? (
        <p role="status">
          <strong>{t(`said.${mine.answer}`)}</strong>{' '}
          {mine.reason ? <span dir="auto">“{mine.reason}”</span> : null}
        </p>
      ) : null}
      <div className="acts">
        {mine?.answer === 'coming' ? null : (
          <ActionForm action={sayAsGuest} submit={t(`${mine ? 'change' : 'answer'}.coming`)}>
            {hidden('coming')}
            <input type="hidden" name="reason" value="" />
          </ActionForm>
        )}
        <ActionForm
          action={sayAsGuest}
          submit={t('send')}
          fold={mine?.answer === 'excused' ? t('changeReason') : t(`${mine ? 'change' : 'answer'}.excused`)}
          quiet
        >
          {hidden('excused')}
          <TextField name="reason" label={g('reason')} maxLength={400} defaultValue={mine?.reason} />
        </ActionForm>
      </div>
      <p className="faint">{t('mineText')}</p>
    </section>
  )
}
