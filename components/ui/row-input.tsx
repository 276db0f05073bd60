import { getTranslations } from '@/lib/i18n/words'

type Complaint = { key: string; values?: Record<string, string | number> }
export type RowOption = { value: string; label: string }

/** A field in a form of many rows, named `7.title`: what is wrong stands below it. */
export async function RowInput(props: {
  row: number
  field: string
  label: string
  value: string
  options?: RowOption[]
  hint?: string | null
  fault?: Complaint | undefined
  list?: string
}) {
  const { row, field, label, value, options, hint, fault, list } = props
  const e = await getTranslations('errors')
  const id = `r${row}-${field}`
  const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    name: `${row}.${field}`,
    defaultValue: value,
    'aria-invalid': Boolean(fault),
    'aria-describedby': described,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select key={value} {...shared}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input key={value} {...shared} maxLength={1000} list={list} autoComplete="off" dir="auto" />
      )}
      {hint ? (
        <small id={`${id}-hint`} className="faint">
          <bdi>{hint}</bdi>
        </small>
      ) : null}
      {fault ? (
        <p id={`${id}-error`} className="error">
          {e(fault.key as 'invalid', fault.values as never)}
        </p>
      ) : null}
    </div>
  )
}
