// A form is kept on the phone first and then sent: a line that breaks in the middle loses nothing and sends nothing twice.
import { fieldsOf, refill } from './fields'
import type { Later } from './later'
import { randomKey } from './line'
import { add, type Fields } from './outbox'
import { later, openAs, saidHere, sendOutbox, store } from './phone'

type Told = Later & { words: Record<string, string> }
type Button = HTMLButtonElement | null

/** What was pressed on the same page while a form was on its way: it follows, instead of the page that the first leads to. */
let next: (() => void) | null = null

class Form {
  private plain = false
  busy = false
  private readonly said: HTMLElement
  private readonly later: Told

  constructor(
    private readonly place: HTMLElement,
    readonly form: HTMLFormElement,
  ) {
    this.later = JSON.parse(place.dataset.later ?? '{}')
    this.said = place.querySelector('[role=status]') as HTMLElement
    // A page that lay on the phone has the same key each time that it is opened.
    if (document.documentElement.dataset.brought) this.setKey(randomKey())
    form.addEventListener('submit', (event) => this.submit(event))
  }

  private keyField() {
    return this.form.querySelector<HTMLInputElement>('input[name=formKey]')
  }

  private setKey(key: string) {
    const field = this.keyField()
    if (field) field.value = key
  }

  private say(word: string, focus = true) {
    this.place.hidden = !word
    this.said.textContent = this.later.words[word] ?? ''
    const link = this.place.querySelector('a')
    if (link) link.hidden = word !== 'kept' && word !== 'signIn'
    if (focus) this.said.focus()
  }

  private async submit(event: SubmitEvent) {
    // A browser that does not say which button was pressed cannot say what is meant.
    if (this.plain || event.defaultPrevented || !('submitter' in event)) return
    const button = event.submitter as Button
    const kind = this.later.kinds[button?.name ? button.value : '']
    const data = new FormData(this.form)
    const fields = kind ? fieldsOf(data) : null
    if (!kind || !fields || !('indexedDB' in window) || !crypto.subtle) return
    event.preventDefault()
    if (this.busy) return
    this.busy = true
    this.say('saving', false)
    await this.keep(kind, fields, button)
    this.busy = false
    next = null
  }

  private async keep(kind: string, fields: Fields, button: Button) {
    const { about, title, named, whole } = this.later
    const name = String(fields[named ?? ''] ?? '').slice(0, 80)
    const draft = {
      key: this.keyField()?.value ?? randomKey(),
      kind,
      about,
      title: name ? `${title}: ${name}` : title,
      from: location.pathname + location.search,
      fields,
    }
    let key: string
    try {
      // An ended session took the person's key from the phone, but the page is still theirs.
      await openAs(saidHere())
      key = await add(store, draft, Date.now(), randomKey, whole)
    } catch {
      // No room, or no leave: the form goes as it would without script.
      if (!navigator.onLine) return this.say('notKept')
      return this.sendPlain(button)
    }
    await this.send(key, button)
  }

  private async send(key: string, button: Button) {
    const outcome = await sendOutbox(true).catch(() => null)
    const verdict = outcome?.verdicts.get(key)
    const item = (await store.all().catch(() => [])).find((one) => one.key === key)
    if (item?.state === 'refused') {
      // The page of the server tells what to change, beside each field.
      await store.remove(key).catch(() => {})
      this.setKey(key)
      return this.sendPlain(button)
    }
    if (item?.state === 'sent' || verdict?.kind === 'sent') {
      this.form.dispatchEvent(new Event('sent'))
      if (next && !item?.said.length) return next()
      // What differed is read where it is told.
      return location.assign(item?.said.length ? '/outbox' : (item?.to ?? '/'))
    }
    this.form.dispatchEvent(new Event('sent'))
    this.say(outcome?.end === 'signIn' ? 'signIn' : 'kept')
    await later()
    if (this.later.whole) return
    this.form.reset()
    this.setKey(randomKey())
  }

  private sendPlain(button: Button) {
    this.plain = true
    // A form that is just being submitted takes no other submit.
    setTimeout(() => this.form.requestSubmit(button ?? undefined))
  }

  /** What waits of this is shown again, or it would look lost. */
  async show() {
    const { whole, about, kinds } = this.later
    const items = (await store.all()).filter((one) => Object.values(kinds).includes(one.kind))
    const refused = items.find((one) => one.state === 'refused' && one.key === location.hash.slice(1))
    const waits = items.filter((one) => whole && one.about === about && one.state === 'waiting')
    const last = refused ?? waits.at(-1)
    if (!last) return
    refill(this.form, last.fields)
    // Sent again it takes the place of what was refused.
    if (refused) this.setKey(refused.key)
    this.say('refilled', false)
  }
}

const forms: Form[] = []
for (const place of document.querySelectorAll<HTMLElement>('[data-later]')) {
  const element = place.closest('form')
  if (!element) continue
  const form = new Form(place, element)
  forms.push(form)
  form.show().catch(() => {})
}

addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (event.defaultPrevented || !forms.some((one) => one.busy && one.form !== form)) return
  event.preventDefault()
  const { submitter } = event
  // A form that is just being submitted takes no other submit.
  next = () => void setTimeout(() => form.requestSubmit(submitter))
})
