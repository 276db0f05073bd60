// A form is kept on the phone first and then sent: a line that breaks in the middle loses nothing and sends nothing twice.
import { fieldsOf, joined, refill } from './fields'
import type { Later } from './later'
import { answers, randomKey } from './line'
import { add, type Fields, isStopped } from './outbox'
import { later, openAs, saidHere, sendOutbox, store, storeOf } from './phone'

type Told = Later & { words: Record<string, string> }
type Button = HTMLButtonElement | null

/** What was pressed on the same page while a form was on its way: it follows, instead of the page that the first leads to. */
let next: (() => void) | null = null

class Form {
  private plain = false
  busy = false
  /** What of the outbox stands in this form: it takes the place of that, and of nothing else. */
  private shown: string[] = []
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
    if (link) link.hidden = !['kept', 'signIn', 'held'].includes(word)
    if (focus) this.said.focus()
  }

  private async submit(event: SubmitEvent) {
    // A browser that does not say which button was pressed cannot say what is meant.
    if (this.plain || event.defaultPrevented || !('submitter' in event)) return
    const button = event.submitter as Button
    const kind = this.later.kinds[button?.name ? button.value : '']
    const data = new FormData(this.form)
    const fields = kind ? fieldsOf(data) : null
    if (!kind || !fields) return
    event.preventDefault()
    if (this.busy) return
    this.busy = true
    this.say('saving', false)
    await this.keep(kind, fields, button)
    this.busy = false
    next = null
  }

  private async keep(kind: string, fields: Fields, button: Button) {
    const { about, title, named } = this.later
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
      const here = saidHere()
      await openAs(here)
      key = await add(storeOf(here.person), draft, Date.now(), randomKey, this.shown)
    } catch {
      // No room, or no leave: the form goes as it would without script, where its page would not be lost for nothing.
      return (await answers()) ? this.sendPlain(button) : this.say('notKept')
    }
    this.shown.push(key)
    await this.send(key, button)
  }

  private async send(key: string, button: Button) {
    const outcome = await sendOutbox(true).catch(() => null)
    const verdict = outcome?.verdicts.get(key)
    const items = await store.all().catch(() => [])
    const item = items.find((one) => one.key === key)
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
    const before = items.some((one) => one.about === item?.about && one.seq < item.seq && isStopped(one))
    this.say(outcome?.end === 'signIn' ? 'signIn' : before ? 'held' : 'kept')
    await later()
    if (this.later.whole) return
    this.form.reset()
    this.shown = []
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
    const found = refused ? [refused] : waits
    if (!found.length) return
    refill(this.form, found.map((one) => one.fields).reduce(joined))
    this.shown = found.map((one) => one.key)
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
