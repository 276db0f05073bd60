import { RowInput } from '@/components/ui/row-input'
import { RowSheet } from '@/components/ui/rows'
import type { Judged } from '@/lib/groups/roster/rules'
import type { RowField } from '@/lib/groups/roster/schema'
import { getTranslations } from '@/lib/i18n/words'

type Shown = Omit<Judged, 'entry'>

/** One row of a roster, to be mended in place: who it may be, and what is wrong beside its field. */
export async function RosterRow({ row }: { row: Shown }) {
  const r = await getTranslations('roster')
  const w = await getTranslations('rows')
  const m = await getTranslations('members')
  const e = await getTranslations('errors')
  const labels: Record<RowField, string> = {
    name: m('name'),
    nip: 'NIP',
    nuptk: 'NUPTK',
    email: m('email'),
    school: m('school'),
    npsn: 'NPSN',
  }
  const fault = (field: RowField | 'match') => row.faults.find((one) => one.field === field)
  const told = fault('match')
  const input = (field: RowField) => (
    <RowInput
      key={field}
      row={row.row}
      field={field}
      label={labels[field]}
      value={row.shown[field]}
      fault={fault(field)}
      {...(field === 'school' && { list: 'schools' })}
    />
  )
  const more = (['nuptk', 'npsn'] as const).filter((field) => !fault(field) && !row.shown[field])
  const first = (['name', 'nip', 'nuptk', 'email', 'school', 'npsn'] as const).filter(
    (field) => !more.some((one) => one === field),
  )
  const label = (choice: Shown['choices'][number]) =>
    choice.value === 'new' || choice.value === 'same'
      ? r(`choices.${choice.value}`, { row: Number(told?.values?.row ?? 0) })
      : r('choices.member', { name: choice.name, school: choice.school ?? m('noSchool') })
  return (
    <RowSheet row={row.row} state={r(`states.${row.state as 'new'}`)} skip={row.skip}>
      {row.told ? <p className="faint">{e(row.told.key as 'rowSame', row.told.values as never)}</p> : null}
      {told && !row.choices.length ? (
        <p className="error">{e(told.key as 'invalid', told.values as never)}</p>
      ) : null}
      {row.choices.length ? (
        <RowInput
          row={row.row}
          field="match"
          label={r('who')}
          value=""
          fault={told}
          options={[
            { value: '', label: w('pick') },
            ...row.choices.map((one) => ({ value: one.value, label: label(one) })),
          ]}
        />
      ) : null}
      <div className="row-fields">{first.map(input)}</div>
      {more.length ? (
        <details>
          <summary className="plain">{w('more')}</summary>
          <div className="row-fields">{more.map(input)}</div>
        </details>
      ) : null}
    </RowSheet>
  )
}
