// Reads the form around it: what was refused or filled in must not be hidden.
import type { ReactNode } from 'react'
import { useTold } from './scope'

/** Optional fields of a form, folded away until they are wanted or say something. */
export function Fold({ title, names, children }: { title: string; names: string[]; children: ReactNode }) {
  const { errors, values } = useTold()
  const speaks = names.some((name) => errors[name] || values[name]?.length)
  return (
    <details open={speaks}>
      <summary className="plain">{title}</summary>
      {children}
    </details>
  )
}
