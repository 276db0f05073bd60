import type { ReactNode } from 'react'
import { AT } from '@/lib/forms/posted'
import type { FormState } from '@/lib/forms/state'
import { Told, useForm, useTold } from './scope'

/** Errors and typed values of the form around a field. */
export function useField(name: string) {
  const { status, errors, values } = useTold()
  return { error: errors[name], value: values[name], sent: status !== 'idle' }
}

type Action = (data: FormData) => Promise<FormState>
type Props = {
  action: Action
  submit?: ReactNode
  /** Further buttons behind the first. */
  others?: ReactNode
  formKey?: string
  quiet?: boolean
  /** The button looks like a link: it leads somewhere, and does something on the way. */
  plain?: boolean
  fold?: string
  unfolded?: boolean
  done?: ReactNode
  more?: More[]
  children?: ReactNode
}

/**
 * A form over a server action; `quiet` makes its button pale, `plain` no more than a word. `formKey` makes a form that is sent twice count once.
 * `fold` hides it behind that sentence until it is wanted; what was refused stands open.
 * Without `submit` its fields bring buttons of their own; `more` are further buttons that send it.
 * `done` takes its place when the action answers instead of going elsewhere.
 */
export function ActionForm(props: Props) {
  const { at, state } = useForm(props.action)
  return (
    <Told state={state}>{state.status === 'done' && props.done ? props.done : shown(props, at, state)}</Told>
  )
}

function shown(props: Props, at: string, state: FormState) {
  const form = (
    <form action={props.action as never} className="stack" noValidate>
      <input type="hidden" name={AT} value={at} />
      {state.message ? (
        // biome-ignore lint/a11y/noAutofocus: a form that was refused begins with what to change.
        <p autoFocus tabIndex={-1} role="alert" className="notice error">
          {state.message}
        </p>
      ) : null}
      {props.formKey ? <input type="hidden" name="formKey" value={props.formKey} /> : null}
      {props.children}
      <Buttons {...props} />
      {props.others}
    </form>
  )
  if (!props.fold) return form
  return (
    <details className="sheet" open={props.unfolded || state.status !== 'idle'}>
      <summary className="plain">{props.fold}</summary>
      {form}
    </details>
  )
}

type ButtonsProps = { submit?: ReactNode; quiet?: boolean; plain?: boolean; more?: More[] }
type More = { name: string; value: string; label: string }

function Buttons({ submit, quiet, plain, more }: ButtonsProps) {
  if (!submit) return null
  const first = (
    <button type="submit" className={plain ? 'plain' : quiet ? 'button quiet' : 'button'}>
      {submit}
    </button>
  )
  if (!more) return first
  return (
    <p className="flex flex-wrap gap-3">
      {first}
      {more.map(({ label, ...sent }) => (
        <button key={sent.value} type="submit" {...sent} className="button quiet">
          {label}
        </button>
      ))}
    </p>
  )
}
