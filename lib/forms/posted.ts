import 'server-only'
import { forget } from '../core/once'
import { thisRequest } from '../core/request'
import type { FormState } from './state'

/** The field that says which form of its page was sent (`components/ui/scope`). */
export const AT = '$at'

type Told = { at: string; state: FormState }

// Next reads this module more than once: an action answers in one, and its page may be made in the other.
const kept = globalThis as unknown as { sanggarPosted?: WeakMap<object, Told> }
kept.sanggarPosted ??= new WeakMap()
const posted = kept.sanggarPosted

/** The answer to the form that this page is shown after; null when none was sent. */
export async function postedForm() {
  const request = await thisRequest()
  return (request && posted.get(request)) ?? null
}

/**
 * An action of a form: what it answers stands on the page that is made in the same request, whoever calls it and
 * drops what it returns.
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
