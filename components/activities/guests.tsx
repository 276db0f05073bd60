import { Choices, SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { add, mark, merge } from '@/lib/activities/guests/actions'
import type { Presence } from '@/lib/activities/invitations/queries'
import { getTranslations } from '@/lib/i18n/words'

type Guest = Presence['guests'][number]
export type Here = { activityId: string; slug: string; from: 'invitations' | 'attendance'; dayId?: string }

/** What each form of a guest carries. */
export function Hidden({ activityId, slug, from, dayId }: Here) {
  return (
    <>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="from" value={from} />
      {dayId ? <input type="hidden" name="dayId" value={dayId} /> : null}
    </>
  )
}

/** The fields of a guest by name; with a day the guest is present on it. */
export async function GuestForm(props: Here & { fold: string; submit: string }) {
  const t = await getTranslations('invitations')
  return (
    <ActionForm action={add} submit={props.submit} fold={props.fold} formKey={crypto.randomUUID()}>
      <Hidden {...props} />
      <TextField name="name" label={t('guestName')} hint={t('guestNameHint')} maxLength={160} />
      <TextField name="institution" label={t('institution')} maxLength={160} />
      <TextField name="role" label={t('role')} hint={t('roleHint')} maxLength={80} />
    </ActionForm>
  )
}

type Marking = Here & {
  dayId: string
  guests: Guest[]
  members: { id: string; name: string }[]
  open: boolean
}

/** Which guests were there on a day, who came by, and who turns out to be a member. */
export async function GuestMarks({ guests, members, open, ...here }: Marking) {
  const t = await getTranslations('checkIn.list')
  const named = ({ name, institution }: Guest) => [name, institution].filter(Boolean).join(', ')
  const there = guests.filter((guest) => guest.presence.some((one) => one.dayId === here.dayId))
  const options = guests.map((guest) => ({ value: guest.id, label: named(guest) }))
  return (
    <>
      {open && guests.length ? (
        <ActionForm action={mark} submit={t('saveGuests')} quiet>
          <Hidden {...here} />
          <Choices
            name="present"
            type="checkbox"
            label={t('guests')}
            options={options}
            chosen={there.map((guest) => guest.id)}
          />
        </ActionForm>
      ) : null}
      {open ? <GuestForm {...here} fold={t('walkIn')} submit={t('saveWalkIn')} /> : null}
      {guests.length ? (
        <ActionForm action={merge} submit={t('saveMerge')} fold={t('merge')}>
          <Hidden {...here} />
          <p className="faint">{t('mergeText')}</p>
          <SelectField name="guestId" label={t('guest')} options={options} />
          <SelectField
            name="personId"
            label={t('member')}
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="reason" label={t('mergeReason')} maxLength={400} />
        </ActionForm>
      ) : null}
    </>
  )
}
