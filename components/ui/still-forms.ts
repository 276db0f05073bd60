import { createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

/** How a form says which action it is for: the beginning of a field's name. */
export const ACTION = '$ACTION_ID_'

/** How Next calls a server action on a page; null for what is none, or brings arguments of its own along. */
export function actionName(action: unknown): string | null {
  const { $$id, $$bound } = action as { $$id?: string; $$bound?: unknown }
  return $$bound ? null : ($$id ?? null)
}

/** A form with a server action as React writes it: it posts to its own page, and a field says which action is meant. */
export function formOf({ action, children, ...own }: Props): Props | null {
  const name = actionName(action)
  if (!name) return null
  const field = createElement('input', { key: name, type: 'hidden', name: `${ACTION}${name}` })
  const posts = { action: '', encType: 'multipart/form-data', method: 'POST' }
  return { ...own, ...posts, children: [field, children] }
}
