// Files of a form go in parts that outlive a bad line; the form follows once they arrived. Without script it carries them itself.
import { type Line, sendInParts } from './send'
import { smaller } from './shrink'

const MEGABYTE = 1024 * 1024

const line: Line = {
  fetch: (path, init) => fetch(path, init),
  wait: (ms) =>
    new Promise((done) => {
      const over = () => {
        clearTimeout(timer)
        removeEventListener('online', over)
        done()
      }
      const timer = setTimeout(over, ms)
      addEventListener('online', over)
    }),
}

class Field {
  readonly input: HTMLInputElement
  readonly words: Record<string, string>
  private readonly alert: HTMLElement
  private readonly status: HTMLElement
  private readonly progress: HTMLProgressElement
  private readonly halt: HTMLButtonElement
  private stop = new AbortController()
  state: 'idle' | 'sending' | 'sent' = 'idle'

  constructor(readonly box: HTMLElement) {
    const part = <T extends Element>(selector: string) => box.querySelector(selector) as T
    this.input = part('input[type=file]')
    this.alert = part('[role=alert]')
    this.status = part('[role=status]')
    this.progress = part('progress')
    this.halt = part('button')
    this.words = JSON.parse(box.dataset.words ?? '{}')
  }

  end() {
    this.stop.abort()
  }

  get files() {
    return [...(this.input.files ?? [])]
  }

  private word(key: string, values: Record<string, string | number> = {}) {
    return Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`[${name}]`, String(value)),
      this.words[key] ?? '',
    )
  }

  say(key: string, values?: Record<string, string | number>) {
    const text = key && this.word(key, values)
    // Said again it would be read out again.
    if (this.status.textContent !== text) this.status.textContent = text
  }

  refuse(text: string) {
    this.alert.textContent = text
    this.alert.hidden = !text
    this.input.setAttribute('aria-invalid', String(Boolean(text)))
  }

  async chosen() {
    const { shrink, room, bytes } = this.box.dataset
    this.refuse('')
    this.say('')
    const files = this.files
    if (!files.length) return
    // Hidden and not removed: on a live page they are the framework's.
    for (const kept of this.box.querySelectorAll<HTMLElement>('[data-kept]')) {
      kept.hidden = true
      kept.querySelector('input')?.toggleAttribute('disabled', true)
    }
    const button = this.input.form?.querySelector<HTMLButtonElement>('button[type=submit]')
    if (room && files.length > Number(room)) return this.give(this.word('tooMany'))
    const ready = new DataTransfer()
    if (button) button.disabled = true
    for (const [i, file] of files.entries()) {
      const photo = shrink && file.type.startsWith('image/')
      if (photo) this.say('working', { at: i + 1, of: files.length })
      ready.items.add(photo ? await smaller(file) : file)
    }
    if (button) button.disabled = false
    this.say('')
    const sum = [...ready.files].reduce((all, one) => all + one.size, 0)
    if (sum > Number(bytes)) return this.give(this.word('tooLarge'))
    this.input.files = ready.files
    const size = `${(sum / MEGABYTE).toFixed(1).replace('.', this.words.point ?? ',')} MB`
    if (room) this.say('ready', { count: files.length, size })
  }

  private give(refusal: string) {
    this.input.value = ''
    this.refuse(refusal)
  }

  /** Sends what was chosen, and leaves in the form what is said of it. */
  async send() {
    this.stop = new AbortController()
    this.refuse('')
    this.show(true)
    const all = this.files.reduce((sum, one) => sum + one.size, 0)
    const { signal } = this.stop
    const sent: string[] = []
    let before = 0
    try {
      for (const file of this.files) {
        const tell = (arrived: number, waiting: boolean) => {
          const percent = Math.floor((100 * (before + arrived)) / Math.max(1, all))
          this.progress.value = percent
          // In steps of ten, or a screen reader would never come to rest.
          if (waiting) this.say('waiting')
          else this.say('sending', { name: file.name, percent: percent - (percent % 10) })
        }
        sent.push(await sendInParts(file, this.box.dataset.group ?? '', tell, signal, line))
        before += file.size
      }
    } catch (error) {
      this.show(false)
      if (signal.aborted) this.say('stopped')
      else {
        this.say('')
        this.refuse((error as Error).message || this.word('failed'))
      }
      return false
    }
    this.halt.hidden = true
    for (const value of sent) {
      const said = document.createElement('input')
      Object.assign(said, { type: 'hidden', name: this.input.name, value })
      said.dataset.sent = ''
      this.box.append(said)
    }
    this.input.disabled = true
    return true
  }

  private show(sending: boolean) {
    this.progress.hidden = !sending
    this.halt.hidden = !sending
  }

  /** Takes out again what the form was given. */
  clear() {
    for (const one of this.box.querySelectorAll('[data-sent]')) one.remove()
    this.input.disabled = false
    this.state = 'idle'
  }

  /** As it was before anything was chosen. */
  reset() {
    this.clear()
    this.show(false)
    this.say('')
  }
}

// A page that changes without being left brings fields that were not there when this ran: so the window listens.
const known = new WeakMap<Element, Field>()

function fieldOf(box: HTMLElement): Field {
  const field = known.get(box) ?? new Field(box)
  known.set(box, field)
  return field
}

function fieldAt(target: EventTarget | null): Field | null {
  const box = (target as Element).closest<HTMLElement>('[data-upload]')
  return box && fieldOf(box)
}

const fieldsIn = (place: ParentNode) => [...place.querySelectorAll<HTMLElement>('[data-upload]')].map(fieldOf)

addEventListener('change', ({ target }) => {
  const field = fieldAt(target)
  if (field && target === field.input) field.chosen()
})
addEventListener('click', ({ target }) => {
  const button = (target as Element).closest('button[type=button]')
  if (button) fieldAt(button)?.end()
})
addEventListener('reset', ({ target }) => {
  for (const field of fieldsIn(target as HTMLFormElement)) field.reset()
})
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const field of fieldsIn(document)) field.reset()
})

async function sendFirst(field: Field, form: HTMLFormElement, submitter: HTMLButtonElement | null) {
  field.state = 'sending'
  if (submitter) submitter.disabled = true
  const arrived = await field.send()
  if (submitter) submitter.disabled = false
  field.state = arrived ? 'sent' : 'idle'
  if (!arrived) return
  form.requestSubmit(submitter)
  // What the form says was read while it was submitted.
  field.clear()
}

addEventListener(
  'submit',
  (event) => {
    const form = event.target as HTMLFormElement
    const [field] = fieldsIn(form)
    if (!field || field.state === 'sent' || (field.state === 'idle' && !field.files.length)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (field.state === 'idle') sendFirst(field, form, event.submitter as HTMLButtonElement | null)
  },
  true,
)
