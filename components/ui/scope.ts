import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { type FormState, idle } from '@/lib/forms/state'
import { actionName } from './still-forms'

const CLIENT = Symbol.for('react.client.reference')

/** What a form was answered, and which form of a page it was. */
export type Posted = { at: string; state: FormState }

/** The tag that a page begins with, and what belongs into its head. */
export type Around = { open: string; head: Set<string> }

/** Where in a page `still()` is, and what holds there. */
export type Scope = {
  /** What stands around the body of a whole page; null where Next makes that. */
  around: Around | null
  /** The answer that the page is shown with. */
  posted: Posted | null
  /** What the form around was told. */
  told: FormState
  /** What the choice around begins with. */
  chosen: unknown
  /** Inside of what keeps its titles and the like. */
  apart: boolean
  /** The keys of the lists around. */
  keys: string
  /** How many ids were given out, and how often each form came. */
  count: { ids: number; forms: Map<string, number> }
}

/** At the root of a page; with `around` of one that is made whole. */
export function rootOf(posted: Posted | null, around: Around | null = null): Scope {
  return {
    around,
    posted,
    told: idle,
    chosen: undefined,
    apart: false,
    keys: '',
    count: { ids: 0, forms: new Map() },
  }
}

/** Where a part stands that is the same wherever it stands: what gives out ids or marks of forms fails in it. */
export function alone(): Scope {
  const none = () => {
    throw new Error('Here stand no forms and no ids')
  }
  return { ...rootOf(null), count: new Proxy({} as Scope['count'], { get: none }) }
}

let here = rootOf(null)

/** Calls a component where `scope` holds: until it waits for something, it may ask by the functions below. */
export function within<T>(scope: Scope, call: () => T): T {
  const before = here
  here = scope
  try {
    return call()
  } finally {
    here = before
  }
}

/** What the form around was told; before the first `await` of a component only, as the others below. */
export function useTold(): FormState {
  return here.told
}

/** An id that nothing else on the page has. */
export function useId(): string {
  here.count.ids += 1
  return `_${here.count.ids}`
}

/**
 * The mark of a form on its page, and what it was told. A form in a list is known by the keys of its rows, so that it
 * is the same one when rows came or went; of several alike the first is the first.
 */
export function useForm(action: unknown): { at: string; state: FormState } {
  const { keys, count, posted } = here
  const kind = `${actionName(action)}${keys}`
  const before = count.forms.get(kind) ?? 0
  count.forms.set(kind, before + 1)
  const at = createHash('sha1').update(`${kind} ${before}`).digest('base64url').slice(0, 8)
  return { at, state: posted?.at === at ? posted.state : idle }
}

/** Where what is inside of a tag stands. */
export function inside(tag: string, props: Record<string, unknown>, scope: Scope): Scope {
  if (tag === 'select') return { ...scope, chosen: props.value ?? props.defaultValue }
  return tag === 'svg' || tag === 'noscript' ? { ...scope, apart: true } : scope
}

/** True for a component that is none of the server's, and for what is no component at all. */
export function isForBrowser(type: unknown): boolean {
  return typeof type !== 'function' || (type as { $$typeof?: symbol }).$$typeof === CLIENT
}

/** Where what a component makes stands: inside of `Told` its form was told something. */
export function told(type: unknown, props: Record<string, unknown>, scope: Scope): Scope {
  return type === Told ? { ...scope, told: props.state as FormState } : scope
}

/** Lends what is inside the sentences and typed values of a form. */
export function Told({ children }: { state: FormState; children: ReactNode }): ReactNode {
  return children
}
