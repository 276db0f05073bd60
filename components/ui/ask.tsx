// Lends its fields the sentences and typed values that an address was answered with.
import type { ReactNode } from 'react'
import type { FormState } from '@/lib/forms/state'
import { Told } from './scope'

/** A form that asks and changes nothing: its fields travel in the address, so it works without script. */
export function AskForm(props: { state: FormState; submit: string; children: ReactNode }) {
  const { state } = props
  return (
    <Told state={state}>
      <form method="get" className="stack" noValidate>
        {state.message ? (
          <p role="alert" className="notice error">
            {state.message}
          </p>
        ) : null}
        {props.children}
        <button type="submit" className="button">
          {props.submit}
        </button>
      </form>
    </Told>
  )
}
