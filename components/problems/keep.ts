// What is typed into a report is kept in the browser until it was sent. No framework here.
const PREFIX = 'sanggar.draft.'
const PAUSE = 300

type Values = Record<string, string[]>

/** The place of a draft: one for each account and group, or draft on the server. */
export function placeOf(personId: string, recordId: string): string {
  return `${PREFIX}${personId}.${recordId}`
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
  const typed = [...form.elements].filter(
    (one) =>
      one instanceof HTMLInputElement ||
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement,
  )
  return typed.filter((one) => one.name && !['hidden', 'file', 'password', 'submit'].includes(one.type))
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox'
}

function typedIn(form: HTMLFormElement): Values {
  const values: Values = {}
  for (const field of fieldsOf(form)) {
    values[field.name] ??= []
    if (!isTick(field) || (field as HTMLInputElement).checked) values[field.name]?.push(field.value)
  }
  return values
}

function wordsIn(form: HTMLFormElement): boolean {
  return fieldsOf(form).some((field) => !isTick(field) && field.value.trim())
}

/** What lies at a place; null when there is nothing, or nothing that makes sense. */
export function draftAt(store: Storage, place: string): Values | null {
  try {
    const values: unknown = JSON.parse(store.getItem(place) ?? 'null')
    return values && typeof values === 'object' && !Array.isArray(values) ? (values as Values) : null
  } catch {
    return null
  }
}

function fill(form: HTMLFormElement, values: Values) {
  for (const field of fieldsOf(form)) {
    const kept = values[field.name]
    if (!Array.isArray(kept)) continue
    if (isTick(field)) field.checked = kept.includes(field.value)
    else field.value = String(kept[0] ?? '')
  }
}

/**
 * Keeps a form at a place while it is typed into; `putBack` fills in first what lay there. Says whether it did.
 * A full or forbidden store only means that nothing is kept.
 */
export function keepForm(form: HTMLFormElement, store: Storage, place: string, putBack: boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    try {
      if (wordsIn(form)) store.setItem(place, JSON.stringify(typedIn(form)))
      else store.removeItem(place)
    } catch {}
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(write, PAUSE)
  }
  // What was typed before the script arrived counts more than what lay here.
  const lay = putBack && !wordsIn(form) ? draftAt(store, place) : null
  if (lay) fill(form, lay)
  form.addEventListener('input', soon)
  // It lies in the outbox now, sealed; what was to be written here would stay beside it.
  form.addEventListener('sent', () => {
    clearTimeout(timer)
    store.removeItem(place)
  })
  return lay !== null
}

function plain(text: string | undefined) {
  return (text ?? '').replace(/\r\n?/g, '\n').trim()
}

/** Forgets the draft at these places once its text stands on record. */
export function forgetSent(store: Storage, places: string[], situation: string): void {
  for (const place of places)
    if (plain(draftAt(store, place)?.situation?.[0]) === plain(situation)) store.removeItem(place)
}
