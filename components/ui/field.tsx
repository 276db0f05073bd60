// Reads the errors and values of the form around it.
import type { ComponentProps } from 'react'
import { Bead } from './beads'
import { useField } from './form'
import { useId } from './scope'

export type Base = { name: string; label: string; hint?: string | undefined }

/** The id, error and typed value of a field, and what describes it. */
export function useBinding({ name, hint }: Base) {
  const id = useId()
  const { error, value, sent } = useField(name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return { id, error, value, sent, described }
}

/** Hint and sentence of refusal below a field. */
export function Remarks({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | undefined
}) {
  return (
    <>
      {hint ? (
        <small id={`${id}-hint`} className="faint">
          {hint}
        </small>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      ) : null}
    </>
  )
}

/** One line of text. */
export function TextField({ label, hint, ...input }: Base & ComponentProps<'input'>) {
  const { id, error, value, described } = useBinding({ ...input, label, hint })
  const kept = typeof value === 'string' ? value : input.defaultValue
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        defaultValue={kept}
        aria-invalid={Boolean(error)}
        aria-describedby={described}
      />
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

/** The version of a record that its form was filled in by; after a conflict, the one that its writer has now seen. */
export function VersionField({ version }: { version: number }) {
  const { value } = useField('version')
  const seen = typeof value === 'string' ? value : version
  return <input key={seen} type="hidden" name="version" defaultValue={seen} />
}

/** Text of several lines. */
export function TextArea({ label, hint, ...area }: Base & ComponentProps<'textarea'>) {
  const { id, error, value, described } = useBinding({ ...area, label, hint })
  const kept = typeof value === 'string' ? value : area.defaultValue
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        {...area}
        id={id}
        defaultValue={kept}
        aria-invalid={Boolean(error)}
        aria-describedby={described}
      />
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

/** One of a list that is too long, or too plain, for radio buttons. */
export function SelectField({
  label,
  hint,
  options,
  ...select
}: Base & ComponentProps<'select'> & { options: { value: string; label: string }[] }) {
  const { id, error, value, described } = useBinding({ ...select, label, hint })
  const kept = typeof value === 'string' ? value : select.defaultValue
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        {...select}
        key={String(kept)}
        id={id}
        defaultValue={kept}
        aria-invalid={Boolean(error)}
        aria-describedby={described}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

/** One thing that holds or does not. */
export function Check({ label, hint, checked, ...base }: Base & { checked?: boolean }) {
  const { id, error, value, sent, described } = useBinding({ ...base, label, hint })
  const kept = sent ? Boolean(value) : (checked ?? false)
  return (
    <div className="field">
      <label className="choice bare" key={String(kept)}>
        <input
          type="checkbox"
          name={base.name}
          value="1"
          defaultChecked={kept}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
        <span>{label}</span>
      </label>
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

type Option = { value: string; label: string; description?: string; bead?: string }

/** One choice (`radio`) or several (`checkbox`) with an explanation each. */
export function Choices({
  options,
  type,
  chosen,
  ...base
}: Base & { options: Option[]; type: 'radio' | 'checkbox'; chosen?: string | string[] | undefined }) {
  const { id, error, value, sent, described } = useBinding(base)
  const kept = new Set([sent ? value : chosen].flat())
  const invalid = error ? true : undefined
  const several = type === 'checkbox'
  return (
    <fieldset
      className="field"
      aria-describedby={described}
      // Of a choice of one the group says that it was refused; a plain group may not.
      {...(invalid && !several && { role: 'radiogroup', 'aria-invalid': invalid })}
    >
      <legend>{base.label}</legend>
      <Remarks id={id} hint={base.hint} error={error} />
      {options.map((option) => (
        <label
          key={`${option.value}${kept.has(option.value)}`}
          className={option.bead ? 'choice' : 'choice bare'}
        >
          <input
            type={type}
            name={base.name}
            value={option.value}
            defaultChecked={kept.has(option.value)}
            aria-invalid={several ? invalid : undefined}
          />
          {option.bead ? <Bead code={option.bead} stage={5} label={option.bead} small /> : null}
          <span>{option.label}</span>
          {option.description ? <small>{option.description}</small> : null}
        </label>
      ))}
    </fieldset>
  )
}
