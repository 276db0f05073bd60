import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { checkInState } from '@/lib/activities/checkin/rules'
import { say } from '@/lib/activities/invitations/actions'
import type { Presence } from '@/lib/activities/invitations/queries'
import { answerOpen } from '@/lib/activities/invitations/rules'
import { attendanceOpen } from '@/lib/activities/rules'
import { getTranslations } from '@/lib/i18n/words'

type Props = { presence: Presence; slug: string; now: Date }

/** A member's own part: the answer to the invitation, and on the day the way to check in. */
export async function Attending({ presence, slug, now }: Props) {
  const c = await getTranslations('checkIn')
  const a = await getTranslations('audience')
  const { may, state, days } = presence
  const open = attendanceOpen(state) && days.some((day) => checkInState(day, now) === 'open')
  return (
    <>
      {may.checkIn && open ? (
        <p className="notice">
          {c('hint')} <a href="/check-in">{c('type')}</a>
        </p>
      ) : null}
      {presence.answering ? <Answer presence={presence} slug={slug} /> : null}
      {may.checkIn && !presence.invited && answerOpen(state, presence.startsAt, now) ? (
        <p className="notice">{a('notInvited')}</p>
      ) : null}
    </>
  )
}

async function Answer({ presence: { id, mine }, slug }: Omit<Props, 'now'>) {
  const t = await getTranslations('invitations')
  const hidden = (answer: 'coming' | 'excused') => (
    <>
      <input type="hidden" name="activityId" value={id} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="answer" value={answer} />
    </>
  )
  const word = (answer: 'coming' | 'excused') => t(`${mine ? 'change' : 'answer'}.${answer}`)
  return (
    <section className="sheet stack max-w-2xl">
      <h2>{t('mine')}</h2>
      {mine ? (
        <p role="status">
          <strong>{t(`said.${mine.answer}`)}</strong>{' '}
          {mine.reason ? <span dir="auto">“{mine.reason}”</span> : null}
        </p>
      ) : null}
      <div className="acts">
        {mine?.answer === 'coming' ? null : (
          <ActionForm action={say} submit={word('coming')}>
            {hidden('coming')}
            <input type="hidden" name="reason" value="" />
          </ActionForm>
        )}
        <ActionForm
          action={say}
          submit={t('send')}
          fold={mine?.answer === 'excused' ? t('changeReason') : word('excused')}
          quiet
        >
          {hidden('excused')}
          <TextField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            maxLength={400}
            defaultValue={mine?.reason}
          />
        </ActionForm>
      </div>
      <p className="faint">{t('mineText')}</p>
    </section>
  )
}
