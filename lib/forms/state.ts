/** What a form shows after it was sent. */
export type FormState = {
  status: 'idle' | 'invalid' | 'refused' | 'conflict' | 'done'
  message?: string | undefined
  /** A sentence by field name. */
  errors: Record<string, string>
  /** What was typed, so that nothing is lost. */
  values: Record<string, string | string[]>
  /** What a form that only asked has found. */
  found?: { href: string; label: string; state: string; note: string }[]
}

export const idle: FormState = { status: 'idle', errors: {}, values: {} }

/**
 * The files of a field: those that were chosen, else those that came in parts before, as `KEY/NAME`.
 * A browser sends one empty file where none was chosen.
 */
export function filesOf(data: FormData, name: string): unknown[] {
  const all = data.getAll(name)
  const chosen = all.filter((one) => one instanceof File && (one.name || one.size))
  return chosen.length ? chosen : all.filter((one) => typeof one === 'string')
}

/** The fields of a form as plain values: a list where a name comes more than once. Files and Next's own fields stay out. */
export function valuesOf(data: FormData): Record<string, string | string[]> {
  const all = new Map<string, string[]>()
  for (const [name, value] of data) {
    if (name.startsWith('$') || typeof value !== 'string') continue
    const known = all.get(name)
    if (known) known.push(value)
    else all.set(name, [value])
  }
  return Object.fromEntries(
    [...all].map(([name, [first = '', ...others]]) => [name, others.length ? [first, ...others] : first]),
  )
}
