import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { typedDay } from '@/lib/core/day'
import { today } from '@/lib/core/time'
import { hand } from '@/lib/groups/handover/actions'
import type { readHandover } from '@/lib/groups/handover/queries'
import { SEATS } from '@/lib/groups/handover/schema'
import { getTranslations } from '@/lib/i18n/words'

type Found = NonNullable<Awaited<ReturnType<typeof readHandover>>>
type Props = Omit<Found, 'coming'> & { groupId: string; now: Date }

const usual = ['chair', 'secretary', 'treasurer', 'section'] as const

/** The next board in one form: the seats of the running one to be filled anew, and some more. */
export async function HandoverForm({ groupId, members, seats, now }: Props) {
  const t = await getTranslations('members')
  const h = await getTranslations('members.handover')
  const held = seats.map((one) => ({ title: one.title, section: one.section ?? '', by: one.person.name }))
  // Offices that most groups have, where this one did not fill them yet.
  const titles = usual.map((one) => t(`offices.${one}`))
  const lacking = titles.filter((title) => !held.some((one) => one.title === title))
  const known = [...held, ...lacking.map((title) => ({ title, section: '', by: '' }))]
  const count = Math.min(SEATS, known.length + 2)
  const people = [
    { value: '', label: h('vacant') },
    ...members.map(({ id, person }) => ({
      value: id,
      label: person.school ? `${person.name} · ${person.school.name}` : person.name,
    })),
  ]
  return (
    <ActionForm action={hand} submit={h('submit')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="groupId" value={groupId} />
      <TextField name="decreeNumber" label={t('decreeNumber')} maxLength={80} autoComplete="off" />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="startedOn"
          label={h('from')}
          hint={h('fromHint')}
          type="date"
          defaultValue={typedDay(today(now))}
        />
        <TextField name="endedOn" label={t('termTo')} hint={h('toHint')} type="date" />
      </div>
      {Array.from({ length: count }, (_, row) => {
        const seat = known[row]
        const name = (field: string) => `seats.${row}.${field}`
        return (
          <fieldset key={row} className="sheet stack">
            <legend className="legend">{h('seat', { number: row + 1 })}</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField
                name={name('title')}
                label={t('officeTitle')}
                maxLength={80}
                list="offices"
                autoComplete="off"
                defaultValue={seat?.title ?? ''}
              />
              <TextField
                name={name('section')}
                label={t('section')}
                maxLength={80}
                autoComplete="off"
                defaultValue={seat?.section ?? ''}
              />
            </div>
            <SelectField
              name={name('membershipId')}
              label={h('who')}
              hint={seat?.by ? h('now', { name: seat.by }) : undefined}
              options={people}
              defaultValue=""
            />
          </fieldset>
        )
      })}
      <datalist id="offices">
        {usual.map((one) => (
          <option key={one} value={t(`offices.${one}`)} />
        ))}
      </datalist>
    </ActionForm>
  )
}
