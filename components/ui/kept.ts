import type { ReactNode } from 'react'
import type { Markup } from './pieces'

export type KeptProps = { of: object; by: string; children: () => ReactNode }

/**
 * A part of a page that hangs on `of` and the words `by` alone, among them its language, and has no form or control in
 * it: `wholly()` makes it once for as long as `of` is there. `children` waits for nothing.
 */
export function Kept({ children }: KeptProps): ReactNode {
  return children()
}

const all = new WeakMap<object, Map<string, Markup>>()

/** The markup of such a part: what was made of it before, or what is made now. A failure is not remembered. */
export function keptMarkup({ of, by }: KeptProps, make: () => Markup): Markup {
  const known = all.get(of) ?? new Map<string, Markup>()
  const markup = known.get(by) ?? make()
  all.set(of, known.set(by, markup))
  return markup
}
