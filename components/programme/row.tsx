import { RowInput, type RowOption } from '@/components/ui/row-input'
import { RowSheet } from '@/components/ui/rows'
import { monthName } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { objectiveCodes } from '@/lib/objectives/schema'
import type { Judged } from '@/lib/programme/imports/rules'
import type { RowField } from '@/lib/programme/imports/schema'
import { monthsOfYear } from '@/lib/programme/rules'
import { categories, origins } from '@/lib/programme/schema'

type Field = { field: RowField; label: string; options?: RowOption[]; hint?: string | null }

const others: RowField[] = ['inCharge', 'budget', 'fund', 'indicator', 'reason', 'category', 'origin']

/** One row of an upload, to be mended in place: what is wrong stands beside its field. */
export async function ImportRow({ row, schoolYear }: { row: Judged; schoolYear: number }) {
  const p = await getTranslations('planning')
  const w = await getTranslations('rows')
  const t = await getTranslations('programme')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const pick = { value: '', label: w('pick') }
  const months = monthsOfYear(schoolYear).map((value) => ({ value, label: monthName(locale, value) }))
  const suggested = objectiveCodes.find((code) => code === row.suggestion)
  const wrong = (field: RowField) => row.faults.find((one) => one.field === field)
  const written = (field: 'month' | 'objective') =>
    row.given[field] && wrong(field) ? p('written', { text: row.given[field] ?? '' }) : null
  const fields: Field[] = [
    { field: 'title', label: p('title') },
    { field: 'month', label: p('month'), options: [pick, ...months], hint: written('month') },
    {
      field: 'objective',
      label: p('objective'),
      options: [
        pick,
        ...objectiveCodes.map((code) => ({ value: code, label: `${code} – ${o(`${code}.name`)}` })),
      ],
      hint:
        suggested && wrong('objective')
          ? p('suggestion', { code: suggested, name: o(`${suggested}.name`) })
          : written('objective'),
    },
    { field: 'jp', label: p('jp') },
  ]
  const more: Field[] = [
    { field: 'inCharge', label: p('inCharge') },
    { field: 'budget', label: p('budget') },
    { field: 'fund', label: p('fund') },
    { field: 'indicator', label: p('indicator') },
    { field: 'reason', label: p('reason') },
    {
      field: 'category',
      label: p('category'),
      options: categories.map((value) => ({ value, label: t(`categories.${value}`) })),
    },
    {
      field: 'origin',
      label: p('origin'),
      options: origins.map((value) => ({ value, label: p(`origins.${value}`) })),
    },
  ]
  const input = (field: Field) => (
    <RowInput
      key={field.field}
      {...field}
      row={row.row}
      value={row.shown[field.field]}
      fault={wrong(field.field)}
    />
  )
  return (
    <RowSheet row={row.row} state={p(`states.${row.state as 'new'}`)} skip={row.skip}>
      <div className="row-fields">{fields.map(input)}</div>
      <details open={others.some((field) => wrong(field))}>
        <summary className="plain">{w('more')}</summary>
        <div className="row-fields">{more.map(input)}</div>
      </details>
    </RowSheet>
  )
}
