import 'server-only'
import { forget } from '../core/once'
import { thisRequest } from '../core/request'
import type { FormState } from './state'

/** The field that says which form of its page was sent (`components/ui/scope`). */
export const AT = '$at'

const posted = new WeakMap<object, { at: string; state: FormState }>()

/** The answer to the form that this page is shown after; null when none was sent. */
export async function postedForm() {
  const request = await thisRequest()
  return (request && posted.get(request)) ?? null
}

/**
 * An action of a form: what it answers stands on the page that is made in the same request. Next calls it with what was
 * sent, and drops what it returns.
 */
export function telling(act: (data: FormData) => Promise<FormState>) {
  return async (data: FormData): Promise<FormState> => {
    const state = await act(data)
    const request = await thisRequest()
    if (request) posted.set(request, { at: String(data.get(AT) ?? ''), state })
    await forget()
    return state
  }
}
