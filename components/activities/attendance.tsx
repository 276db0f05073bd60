import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { attend } from '@/lib/activities/actions'
import type { readActivity } from '@/lib/activities/queries'
import { statuses } from '@/lib/activities/schema'
import { longDate } from '@/lib/core/time'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Props = {
  activity: Activity
  members: { id: string; name: string }[]
  dayId: string | undefined
  unfolded: boolean
}

/** One form for everybody on one day: mark the exceptions, then say what the rest were. */
export async function AttendanceForm({ activity, members, dayId, unfolded }: Props) {
  const t = await getTranslations('desk')
  const locale = await getLocale()
  const { zone, slug } = activity.group
  const marked = new Map(
    activity.attendance.filter((row) => row.dayId === dayId).map((row) => [row.personId, row]),
  )
  return (
    <ActionForm action={attend} submit={t('saveAttendance')} fold={t('attendance')} unfolded={unfolded}>
      {activity.days.length > 1 ? (
        <ul className="flex flex-wrap gap-x-4">
          {activity.days.map((day) => (
            <li key={day.id}>
              <Link
                prefetch={false}
                href={`/groups/${slug}/meetings/${activity.id}?day=${day.id}`}
                aria-current={day.id === dayId ? 'true' : undefined}
              >
                {longDate(locale, zone, day.startsAt)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}

      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="dayId" value={dayId ?? ''} />
      <ul className="rows">
        {members.map((member) => (
          <li key={member.id}>
            <fieldset>
              <legend>
                <bdi>{member.name}</bdi>
              </legend>
              <input type="hidden" name="member" value={member.id} />
              <div className="marks">
                {statuses.map((status) => (
                  <label key={status}>
                    <input
                      type="radio"
                      name={`status.${member.id}`}
                      value={status}
                      defaultChecked={marked.get(member.id)?.status === status}
                    />
                    {t(`status.${status}`)}
                  </label>
                ))}
                <label>
                  <input
                    type="checkbox"
                    name={`late.${member.id}`}
                    value="1"
                    defaultChecked={marked.get(member.id)?.late ?? false}
                  />
                  {t('late')}
                </label>
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <SelectField
        name="rest"
        label={t('rest')}
        options={[
          { value: '', label: t('restLeave') },
          { value: 'present', label: t('status.present') },
          { value: 'absent', label: t('status.absent') },
        ]}
      />
    </ActionForm>
  )
}
