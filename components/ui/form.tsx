'use client'
// useActionState keeps what was typed beside the sentences of refusal; the form posts without script too.
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react'
import { useFormStatus } from 'react-dom'
import { type FormState, idle } from '@/lib/forms/state'

const State = createContext<FormState>(idle)

/** Errors and typed values of the form around a field. */
export function useField(name: string) {
  const { errors, values } = useContext(State)
  return { error: errors[name], value: values[name] }
}

type Action = (state: FormState, data: FormData) => Promise<FormState>

/**
 * A form over a server action. `formKey` makes a form that is sent twice count once.
 * `done` takes its place when the action answers instead of going elsewhere.
 */
export function ActionForm(props: {
  action: Action
  submit: string
  formKey?: string
  quiet?: boolean
  done?: ReactNode
  children?: ReactNode
}) {
  const [state, send] = useActionState(props.action, idle)
  const summary = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (state.message) summary.current?.focus()
  }, [state])
  if (state.status === 'done' && props.done) return <State value={state}>{props.done}</State>
  return (
    <State value={state}>
      <form action={send} method="post" className="stack" noValidate>
        {state.message ? (
          <p ref={summary} tabIndex={-1} role="alert" className="notice error">
            {state.message}
          </p>
        ) : null}
        {props.formKey ? <input type="hidden" name="formKey" value={props.formKey} /> : null}
        {props.children}
        <Submit label={props.submit} quiet={props.quiet ?? false} />
      </form>
    </State>
  )
}

function Submit({ label, quiet }: { label: string; quiet: boolean }) {
  const { pending } = useFormStatus()
  return (
    <button type="submit" className={quiet ? 'button quiet' : 'button'} aria-disabled={pending}>
      {label}
    </button>
  )
}
