import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { assign, change, withdraw } from '@/lib/activities/action-items/actions'
import { itemState } from '@/lib/activities/action-items/rules'
import type { readActivity } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Members = { id: string; name: string }[]
/** `from` names the page that a form leads back to. */
type Place = { activity: Activity; members: Members; from?: 'minutes' }

/** What is to be done after an activity: who, until when, and where it stands; officers change it here. */
export async function ActionItems({ activity, members = [], from }: Partial<Place> & { activity: Activity }) {
  const t = await getTranslations('meetings')
  const a = await getTranslations('actionItems')
  const locale = await getLocale()
  const now = new Date()
  if (!activity.actionItems.length) return null
  return (
    <section id="actions" className="stack">
      <h2>{t('actions')}</h2>
      <ul className="rows">
        {activity.actionItems.map((item) => {
          const state = itemState(item, activity.group.zone, now)
          const due = item.dueOn && shortDate(locale, 'UTC', item.dueOn)
          return (
            <li key={item.id}>
              <bdi>{item.text}</bdi>
              <span className="faint">
                <bdi>{item.owner?.name}</bdi>
                {due ? ` · ${a('until', { date: due })}` : null} ·{' '}
                {state === 'overdue' ? <strong className="late">{a('overdue')}</strong> : a(state)}
                {state === 'withdrawn' ? (
                  <>
                    : <bdi>{item.withdrawnReason}</bdi>
                  </>
                ) : null}
              </span>
              {activity.may.manage && members.length && (state === 'open' || state === 'overdue') ? (
                <Change item={item} place={{ activity, members, ...(from && { from }) }} />
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Hidden({ activity, from }: Omit<Place, 'members'>) {
  return (
    <>
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
      {from ? <input type="hidden" name="from" value={from} /> : null}
    </>
  )
}

async function Change({ item, place }: { item: Activity['actionItems'][number]; place: Place }) {
  const a = await getTranslations('actionItems')
  const { members } = place
  const here = members.some((one) => one.id === item.ownerId)
  const left = here || !item.ownerId ? [] : [{ id: item.ownerId, name: item.owner?.name ?? '' }]
  return (
    <div className="acts">
      <ActionForm action={change} submit={a('change.submit')} fold={a('change.title')} quiet>
        <Hidden {...place} />
        <input type="hidden" name="actionItemId" value={item.id} />
        <input type="hidden" name="version" value={item.version} />
        <SelectField
          name="ownerId"
          label={a('owner')}
          defaultValue={item.ownerId ?? ''}
          options={[...left, ...members].map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextField
          name="dueOn"
          label={a('dueOn')}
          type="date"
          defaultValue={item.dueOn?.toISOString().slice(0, 10)}
        />
      </ActionForm>
      <ActionForm action={withdraw} submit={a('withdraw.submit')} fold={a('withdraw.title')} quiet>
        <Hidden {...place} />
        <input type="hidden" name="actionItemId" value={item.id} />
        <TextField name="reason" label={a('withdraw.reason')} maxLength={400} />
      </ActionForm>
    </div>
  )
}

/** Gives a member something to do. */
export async function AssignForm({ members, ...place }: Place) {
  const t = await getTranslations('desk')
  return (
    <ActionForm action={assign} submit={t('saveAction')} fold={t('assign')} formKey={crypto.randomUUID()}>
      <Hidden {...place} />
      <TextField name="text" label={t('actionText')} maxLength={400} />
      <SelectField
        name="ownerId"
        label={t('owner')}
        options={members.map((one) => ({ value: one.id, label: one.name }))}
      />
      <TextField name="dueOn" label={t('dueOn')} type="date" />
    </ActionForm>
  )
}
