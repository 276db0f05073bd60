'use client'
// useActionState keeps what was typed beside the sentences of refusal; the form posts without script too.
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { useFormStatus } from 'react-dom'
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
 * `done` takes its place when the action answers instead of going elsewhere; `more` are further buttons that send it.
 */
export function ActionForm(props: {
  action: Action
  submit: string
  formKey?: string
  quiet?: boolean | 'plain'
  fold?: string
  unfolded?: boolean
  done?: ReactNode
  more?: { name: string; value: string; label: string }[]
  children?: ReactNode
}) {
  const [state, send] = useActionState(props.action, idle)
  const summary = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (state.message) summary.current?.focus()
  }, [state])
  const form = (
    <form action={send} method="post" className="stack" noValidate>
      {state.message ? (
        <p ref={summary} tabIndex={-1} role="alert" className="notice error">
          {state.message}
        </p>
      ) : null}
      {props.formKey ? <input type="hidden" name="formKey" value={props.formKey} /> : null}
      {props.children}
      {props.more ? (
        <p className="flex flex-wrap gap-3">
          <Submit label={props.submit} quiet={props.quiet ?? false} />
          {props.more.map(({ label, ...sent }) => (
            <Submit key={sent.value} label={label} quiet {...sent} />
          ))}
        </p>
      ) : (
        <Submit label={props.submit} quiet={props.quiet ?? false} />
      )}
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

function Submit({
  label,
  quiet,
  ...sent
}: {
  label: string
  quiet: boolean | 'plain'
  name?: string
  value?: string
}) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      {...sent}
      className={quiet === 'plain' ? 'plain' : quiet ? 'button quiet' : 'button'}
      aria-disabled={pending}
    >
      {label}
    </button>
  )
}
