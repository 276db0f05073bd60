import { createElement, type ReactNode } from 'react'
import type { Markup } from './pieces'

type Props = Record<string, unknown> & { children?: ReactNode }

/** How a form says which action it is for: the beginning of a field's name. */
export const ACTION = '$ACTION_ID_'

/** How Next calls a server action on a page; null for what is none, or brings arguments of its own along. */
export function actionName(action: unknown): string | null {
  const { $$id, $$bound } = action as { $$id?: string; $$bound?: unknown }
  return $$bound ? null : ($$id ?? null)
}

const FILES = 'multipart/form-data'

/** A form with a server action as React writes it: it posts to its own page, and a field says which action is meant. */
export function formOf({ action, children, ...own }: Props): Props | null {
  const name = actionName(action)
  if (!name) return null
  const field = createElement('input', { key: name, type: 'hidden', name: `${ACTION}${name}` })
  const posts = { action: '', encType: FILES, method: 'POST' }
  return { ...own, ...posts, children: [field, children] }
}

/**
 * The same without the encoding of files where it has no field for them: a browser then sends a third of the bytes, and
 * they are read in a fraction of the time.
 */
export function plainly(props: Props, inner: Markup): Props {
  if (props.encType !== FILES || [inner].flat().some((part) => part.includes(' type="file"'))) return props
  const { encType: _, ...plain } = props
  return plain
}
