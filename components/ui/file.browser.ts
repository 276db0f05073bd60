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

  constructor(readonly box: HTMLElement) {
    const part = <T extends Element>(selector: string) => box.querySelector(selector) as T
    this.input = part('input[type=file]')
    this.alert = part('[role=alert]')
    this.status = part('[role=status]')
    this.progress = part('progress')
    this.halt = part('button')
    this.words = JSON.parse(box.dataset.words ?? '{}')
    this.input.addEventListener('change', () => this.chosen())
    this.halt.addEventListener('click', () => this.stop.abort())
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

  private async chosen() {
    const { shrink, room, bytes } = this.box.dataset
    this.refuse('')
    this.say('')
    const files = this.files
    if (!files.length) return
    for (const kept of this.box.querySelectorAll('[data-kept]')) kept.remove()
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

  /** As it was before it was sent: the reader came back to this page. */
  reset() {
    for (const one of this.box.querySelectorAll('[data-sent]')) one.remove()
    this.input.disabled = false
    this.show(false)
    this.say('')
  }
}

const fields = [...document.querySelectorAll<HTMLElement>('[data-upload]')].map((box) => new Field(box))

for (const field of fields) {
  const { form } = field.input
  let state: 'idle' | 'sending' | 'sent' = 'idle'
  form?.addEventListener('submit', async (event) => {
    if (state === 'sent' || (state === 'idle' && !field.files.length)) return
    event.preventDefault()
    event.stopPropagation()
    if (state === 'sending') return
    state = 'sending'
    const submitter = event.submitter as HTMLButtonElement | null
    if (submitter) submitter.disabled = true
    const arrived = await field.send()
    if (submitter) submitter.disabled = false
    state = arrived ? 'sent' : 'idle'
    if (arrived) form.requestSubmit(submitter)
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    state = 'idle'
    field.reset()
  })
}
