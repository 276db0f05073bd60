'use client'
// useActionState keeps what was typed beside the sentences of refusal; the form posts without script too.
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { type FormState, idle } from '@/lib/forms/state'

/** What the form around a field was told. */
export const FormContext = createContext<FormState>(idle)

/** Errors and typed values of the form around a field. */
export function useField(name: string) {
  const { status, errors, values } = useContext(FormContext)
  return { error: errors[name], value: values[name], sent: status !== 'idle' }
}

type Action = (state: FormState, data: FormData) => Promise<FormState>

/**
 * A form over a server action; `quiet` makes its button pale, `plain` no more than a word. `formKey` makes a form that is sent twice count once.
 * `fold` hides it behind that sentence until it is wanted; what was refused stands open, with or without script.
 * Without `submit` its fields bring buttons of their own; `more` are further buttons that send it.
 * `done` takes its place when the action answers instead of going elsewhere.
 */
export function ActionForm(props: {
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
}) {
  const [state, send] = useActionState(props.action, idle)
  const summary = useRef<HTMLParagraphElement>(null)
  // On a live page; elsewhere the new page has `autofocus`.
  useEffect(() => {
    if (state.message) summary.current?.focus()
  }, [state])
  const form = (
    <form action={send} method="post" className="stack" noValidate>
      {state.message ? (
        // biome-ignore lint/a11y/noAutofocus: a form that was refused begins with what to change.
        <p ref={summary} autoFocus tabIndex={-1} role="alert" className="notice error">
          {state.message}
        </p>
      ) : null}
      {props.formKey ? <input type="hidden" name="formKey" value={props.formKey} /> : null}
      {props.children}
      <Buttons {...props} />
      {props.others}
    </form>
  )
  if (state.status === 'done' && props.done) return <FormContext value={state}>{props.done}</FormContext>
  if (!props.fold) return <FormContext value={state}>{form}</FormContext>
  return (
    <FormContext value={state}>
      <details className="sheet" open={props.unfolded || state.status !== 'idle'}>
        <summary className="plain">{props.fold}</summary>
        {form}
      </details>
    </FormContext>
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
