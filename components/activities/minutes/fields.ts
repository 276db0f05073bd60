// The form of the minutes in the browser: its two texts, what they started from, and the choices of a clash.
import { type Choice, type Clash, fields, followed, type Texts } from '@/lib/activities/minutes/rules'
import type { Clashes, Host, Saved, Status } from './sync'

/** The two texts of the form, and the hidden fields that say what they started from. */
export function fieldsOf(form: HTMLFormElement) {
  const area = (name: string) => form.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
  const hidden = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const put = (name: string, value: string) => {
    const input = hidden(name)
    if (input) input.value = value
  }
  const textOf = (name: string) => area(name)?.value ?? ''
  const start: Saved = {
    version: Number(hidden('version')?.value),
    text: hidden('base.text')?.value ?? '',
    decisions: hidden('base.decisions')?.value ?? '',
  }
  const host: Pick<Host, 'read' | 'write' | 'based'> = {
    read: () => ({ text: textOf('text'), decisions: textOf('decisions') }),
    write: (texts: Texts) => {
      for (const name of fields) {
        const at = area(name)
        if (!at || at.value === texts[name]) continue
        const [from, to] = [at.selectionStart, at.selectionEnd].map((caret) =>
          followed(at.value, texts[name], caret),
        )
        const top = at.scrollTop
        at.value = texts[name]
        // Selecting moves the focus in some browsers, so only the field that has it.
        if (document.activeElement === at) at.setSelectionRange(from ?? 0, to ?? 0)
        at.scrollTop = top
      }
    },
    based: (base: Saved) => {
      put('version', String(base.version))
      for (const name of fields) put(`base.${name}`, base[name])
    },
  }
  return { start, host }
}

/** Shows clashes in the shape that the page brought; what was chosen stays while they stay. */
export function clashesIn(place: HTMLElement, form: HTMLFormElement) {
  const part = place.querySelector('section') as HTMLElement
  const list = place.querySelector('[data-clashes]') as HTMLElement
  const shape = place.querySelector('template') as HTMLTemplateElement
  let shown = ''
  const one = (name: string, clash: Clash) => {
    const item = shape.content.cloneNode(true) as DocumentFragment
    for (const side of ['theirs', 'mine'] as const) {
      const words = clash[side].join('\n')
      if (words) item.querySelector(`[data-side=${side}]`)?.replaceChildren(words)
    }
    for (const radio of item.querySelectorAll('input')) radio.name = name
    return item
  }
  return {
    show: (clashes: Clashes | null) => {
      if (JSON.stringify(clashes) === shown) return
      shown = JSON.stringify(clashes)
      if (!clashes && part.contains(document.activeElement)) form.querySelector('textarea')?.focus()
      part.hidden = !clashes
      list.replaceChildren(
        ...fields.flatMap((field) =>
          (clashes?.[field] ?? []).map((clash, i) => one(`choice.${field}.${i}`, clash)),
        ),
      )
    },
    chosen: (): Record<keyof Texts, Choice[]> => {
      const of = (field: string) =>
        [...list.querySelectorAll<HTMLInputElement>(`input[name^="choice.${field}."]:checked`)].map(
          (radio) => radio.value as Choice,
        )
      return { text: of('text'), decisions: of('decisions') }
    },
  }
}

type Words = {
  status: Record<Exclude<Status['kind'], 'refused'>, string>
  kept: string
  notKept: string
  unsaved: string
}

/** What is saved where, as a sentence. */
export function sentence(status: Status, words: Words): string {
  if (status.kind === 'refused')
    return `${words.unsaved} ${status.message} ${status.kept ? words.kept : words.notKept}`
  const said = words.status[status.kind]
  if ('kept' in status) return `${said} ${status.kept ? words.kept : words.notKept}`
  const clock = 'clock' in status ? status.clock : ''
  return said.replace('[clock]', clock).replace('[by]', 'by' in status ? status.by : '')
}
