import { valuesOf } from '@/lib/forms/state'
import type { Fields } from './outbox'

/** The fields of a form as the server reads them; null where a file goes along, which cannot wait here. */
export function fieldsOf(data: FormData): Fields | null {
  if ([...data.values()].some((one) => typeof one !== 'string' && one.size > 0)) return null
  const { formKey: _, ...fields } = valuesOf(data)
  return fields
}

/** Two lists as one: the newer says all of whom it marks, the older what it leaves open. */
export function joined(older: Fields, newer: Fields): Fields {
  const said = Object.entries(newer).filter(([, value]) => value !== '')
  const marked = new Set(said.map(([name]) => name.replace(/^status\./, 'late.')))
  return {
    ...Object.fromEntries(Object.entries(older).filter(([name]) => !marked.has(name))),
    ...Object.fromEntries(said),
  }
}

/** Puts what waits into a form again. */
export function refill(form: HTMLFormElement, fields: Fields): void {
  for (const one of form.elements) {
    if (
      !(
        one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement
      )
    )
      continue
    if (!one.name || one.type === 'hidden') continue
    const kept = [fields[one.name] ?? []].flat()
    if (one.type === 'radio' || one.type === 'checkbox')
      (one as HTMLInputElement).checked = kept.includes(one.value)
    else if (kept[0] !== undefined) one.value = kept[0]
  }
}
