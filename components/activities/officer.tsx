import { Choices, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { discuss, step } from '@/lib/activities/actions'
import type { readActivity } from '@/lib/activities/queries'
import {
  activitySteps,
  afterStep,
  attendanceOpen,
  minutesOpen,
  needsReason,
  planOpen,
} from '@/lib/activities/rules'
import { outcomes } from '@/lib/activities/schema'
import { getTranslations } from '@/lib/i18n/words'
import { AttendanceForm } from './attendance'
import { AssignForm } from './items'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Person = { id: string; name: string }
/** `listed` stand on the attendance list: those invited, and who came besides. */
type Props = { activity: Activity; members: Person[]; listed: Person[]; day?: unknown }

/** What an officer does with an activity: plan, attendance, minutes, agenda, action items, state. */
export async function OfficerDesk({ activity, members, listed, day }: Props) {
  const t = await getTranslations('desk')
  const asked = activity.days.find((one) => one.id === day)
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
    </>
  )
  const open = minutesOpen(activity.state)
  return (
    <section id="desk" className="stack">
      <h2>{t('title')}</h2>
      <Steps activity={activity} />
      {activity.kind === 'meeting' && (planOpen(activity.state) || open) ? (
        <p>
          <a href={`/groups/${activity.group.slug}/meetings/${activity.id}/change`}>{t('change')}</a> ·{' '}
          <a href={`/groups/${activity.group.slug}/meetings/${activity.id}/agenda`}>{t('arrange')}</a>
        </p>
      ) : null}
      {attendanceOpen(activity.state) ? (
        <AttendanceForm
          activity={activity}
          members={listed}
          dayId={(asked ?? activity.days[0])?.id}
          unfolded={Boolean(asked)}
        />
      ) : null}
      <p>
        <a href={`/groups/${activity.group.slug}/meetings/${activity.id}/minutes`}>
          {open ? t('minutes') : t('afterMinutes')}
        </a>
      </p>
      {open && activity.agenda.length ? (
        <ActionForm action={discuss} submit={t('saveAgenda')} fold={t('agenda')}>
          {hidden}
          {activity.agenda.map((item) => (
            <Choices
              key={item.id}
              name={`outcome.${item.id}`}
              type="radio"
              label={item.title ?? ''}
              chosen={item.outcome}
              options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
          ))}
        </ActionForm>
      ) : null}
      <AssignForm activity={activity} members={members} />
    </section>
  )
}

/** The steps that fit the state: the next one as a button, those that need a reason behind a fold. */
async function Steps({ activity }: { activity: Activity }) {
  const t = await getTranslations('desk')
  const begun = activity.startsAt !== null && activity.startsAt <= new Date()
  const fitting = activitySteps.filter((one) => afterStep(activity.state, one) && (one !== 'hold' || begun))
  return fitting.map((one) => (
    <ActionForm
      key={one}
      action={step}
      submit={t(`step.${one}`)}
      quiet={needsReason(one)}
      formKey={crypto.randomUUID()}
      {...(needsReason(one) && { fold: t(`step.${one}`) })}
    >
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
      <input type="hidden" name="step" value={one} />
      {needsReason(one) ? (
        <TextField name="reason" label={t('reason')} />
      ) : (
        <input type="hidden" name="reason" value="" />
      )}
    </ActionForm>
  ))
}
