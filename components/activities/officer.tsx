import { getTranslations } from 'next-intl/server'
import { TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { assign, attend, minute, step } from '@/lib/activities/actions'
import type { readActivity } from '@/lib/activities/queries'
import { activitySteps, afterStep, attendanceOpen, minutesOpen, needsReason } from '@/lib/activities/rules'
import { statuses } from '@/lib/activities/schema'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Props = { activity: Activity; members: { id: string; name: string }[] }

/** What an officer does with an activity: state, attendance, minutes, action items. */
export async function OfficerDesk({ activity, members }: Props) {
  const t = await getTranslations('desk')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
    </>
  )
  const marked = new Map(activity.attendance.map((row) => [row.personId, row.status]))
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {attendanceOpen(activity.state) ? (
        <details className="sheet">
          <summary className="plain">{t('attendance')}</summary>
          <ActionForm action={attend} submit={t('saveAttendance')}>
            {hidden}
            {members.map((member) => (
              <fieldset key={member.id} className="field">
                <legend>
                  <bdi>{member.name}</bdi>
                </legend>
                <div className="marks">
                  {statuses.map((status) => (
                    <label key={status}>
                      <input
                        type="radio"
                        name={`status.${member.id}`}
                        value={status}
                        defaultChecked={(marked.get(member.id) ?? 'absent') === status}
                      />
                      {t(`status.${status}`)}
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
          </ActionForm>
        </details>
      ) : null}
      {minutesOpen(activity.state) ? (
        <details className="sheet">
          <summary className="plain">{t('minutes')}</summary>
          <ActionForm action={minute} submit={t('saveMinutes')}>
            {hidden}
            <input type="hidden" name="version" value={activity.minutes?.version ?? 0} />
            <TextArea name="text" label={t('minutesText')} rows={8} defaultValue={activity.minutes?.text} />
            <TextArea
              name="decisions"
              label={t('decisions')}
              rows={4}
              defaultValue={activity.minutes?.decisions.map((one) => one.text).join('\n')}
            />
          </ActionForm>
        </details>
      ) : null}
      <details className="sheet">
        <summary className="plain">{t('assign')}</summary>
        <ActionForm action={assign} submit={t('saveAction')} formKey={crypto.randomUUID()}>
          {hidden}
          <TextField name="text" label={t('actionText')} maxLength={400} />
          <label className="field">
            {t('owner')}
            <select name="ownerId">
              {members.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <TextField name="dueOn" label={t('dueOn')} type="date" />
        </ActionForm>
      </details>
      {activitySteps
        .filter((one) => afterStep(activity.state, one))
        .map((one) => (
          <ActionForm
            key={one}
            action={step}
            submit={t(`step.${one}`)}
            quiet={needsReason(one)}
            formKey={crypto.randomUUID()}
          >
            {hidden}
            <input type="hidden" name="step" value={one} />
            {needsReason(one) ? (
              <TextField name="reason" label={t('reason')} />
            ) : (
              <input type="hidden" name="reason" value="" />
            )}
          </ActionForm>
        ))}
    </section>
  )
}
