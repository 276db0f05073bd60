import { attributesOf, escaped } from './still-attributes'

type Own = Record<string, unknown>

const CONTROLS = new Set(['input', 'select', 'option', 'textarea'])

/** True for what a form is filled in with. */
export function isControl(tag: string): boolean {
  return CONTROLS.has(tag)
}

const flag = (name: string, value: unknown) => (value ? ` ${name}=""` : '')
const text = (value: unknown) => (value === undefined || value === null ? null : `${value}`)

/**
 * A control of a form as React writes it: it begins with what `defaultValue` and `defaultChecked` say, and an option is
 * chosen where the choice around begins with it. Null where React makes more of it than markup.
 */
export function controlOf(tag: string, own: Own, inner: string, chosen: unknown): string | null {
  const { defaultValue, defaultChecked, value: given, checked, ...rest } = own
  const value = text(given ?? defaultValue)
  if (tag === 'option') return optionOf(own, inner, chosen)
  const attributes = attributesOf(tag, rest)
  if (attributes === null) return null
  if (tag === 'select') return `<select${attributes}>${inner}</select>`
  if (tag === 'textarea') {
    // A line end at the beginning is swallowed by whoever reads HTML.
    const begins = value?.startsWith('\n') ? '\n' : ''
    return `<textarea${attributes}>${begins}${escaped(value ?? '')}</textarea>`
  }
  const ticked = flag('checked', checked ?? defaultChecked)
  return `<input${attributes}${ticked}${value === null ? '' : ` value="${escaped(value)}"`}/>`
}

function optionOf({ selected, ...own }: Own, inner: string, chosen: unknown): string | null {
  const attributes = attributesOf('option', own)
  if (attributes === null) return null
  const value = own.value === undefined ? inner : escaped(`${own.value}`)
  const is = chosen === undefined || chosen === null ? selected : escaped(`${chosen}`) === value
  return `<option${attributes}${flag('selected', is)}>${inner}</option>`
}
