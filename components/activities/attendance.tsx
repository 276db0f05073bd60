import { SendLater } from '@/components/offline/later'
import { SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Script } from '@/components/ui/script'
import { attend } from '@/lib/activities/actions'
import type { readActivity } from '@/lib/activities/queries'
import { statuses } from '@/lib/activities/schema'
import { getTranslations } from '@/lib/i18n/words'
import './attendance.css'
import { DayLinks } from './days'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Props = {
  activity: Activity
  members: { id: string; name: string }[]
  dayId: string | undefined
  /** On the meeting's page the form is folded; the list has a page of its own. */
  unfolded?: boolean
  list?: boolean
  /** Why somebody answered that they would not come. */
  excuses?: Map<string, string>
}

/** One form for everybody on one day: mark the exceptions, then say what the rest were. */
export async function AttendanceForm({ activity, members, dayId, unfolded, list, excuses }: Props) {
  const t = await getTranslations('desk')
  const f = await getTranslations('offline.title')
  const { slug } = activity.group
  const here = `/groups/${slug}/meetings/${activity.id}`
  return (
    <ActionForm
      action={attend}
      submit={t('saveAttendance')}
      {...(!list && { fold: t('attendance'), unfolded: unfolded ?? false })}
    >
      <DayLinks activity={activity} path={list ? `${here}/attendance` : here} dayId={dayId} />
      {list ? <Keys first={members[0]?.id} /> : null}
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="dayId" value={dayId ?? ''} />
      {list ? <input type="hidden" name="from" value="list" /> : null}
      <SendLater
        kinds={{ '': 'attendance.record' }}
        about={`attendance ${activity.id} ${dayId ?? ''}`}
        title={f('attendance', { title: activity.title })}
        whole
      />
      <Rows activity={activity} members={members} dayId={dayId} {...(excuses && { excuses })} />
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

async function Keys({ first }: { first: string | undefined }) {
  const t = await getTranslations('checkIn.list')
  return (
    <p className="faint keys">
      {t('keys')} <noscript>{t('tabs')} </noscript>
      {first ? <a href={`#m-${first}`}>{t('start')}</a> : null}
    </p>
  )
}

async function Rows({ activity, members, dayId, excuses }: Props) {
  const t = await getTranslations('desk')
  const l = await getTranslations('checkIn.list')
  const marked = new Map(
    activity.attendance.filter((row) => row.dayId === dayId).map((row) => [row.personId, row]),
  )
  return (
    <ol className="rows keyed">
      {members.map((member, i) => {
        const row = marked.get(member.id)
        const excuse = row ? undefined : excuses?.get(member.id)
        return (
          <li key={`${member.id}${row?.status}${row?.late}`}>
            <fieldset>
              <legend>
                <span className="faint">{i + 1}.</span> <bdi>{member.name}</bdi>
                {excuse ? (
                  <span className="faint" dir="auto">
                    {' '}
                    · {l('said', { reason: excuse })}
                  </span>
                ) : null}
              </legend>
              <input type="hidden" name="member" value={member.id} />
              <input
                type="hidden"
                name={`was.${member.id}`}
                value={row ? `${row.status}${row.late ? ' late' : ''}` : ''}
              />
              <div className="marks">
                {statuses.map((status, position) => (
                  <label key={status}>
                    <input
                      type="radio"
                      name={`status.${member.id}`}
                      value={status}
                      defaultChecked={row?.status === status}
                      {...(position === 0 && { id: `m-${member.id}` })}
                    />
                    {t(`status.${status}`)}
                  </label>
                ))}
                <label>
                  <input
                    type="checkbox"
                    name={`late.${member.id}`}
                    value="1"
                    defaultChecked={row?.late ?? false}
                  />
                  {t('late')}
                </label>
              </div>
            </fieldset>
          </li>
        )
      })}
      <Script name="keyed" />
    </ol>
  )
}
