// The page of the outbox: what waits, what was sent, what differed, and what can be done about each.
import { clockAt } from './clock'
import { HELD } from './disk'
import { randomKey } from './line'
import { type Item, retry } from './outbox'
import { openAs, saidHere, sendOutbox, store, whenTold } from './phone'

const place = document.querySelector<HTMLElement>('[data-list]') as HTMLElement
const words: Record<string, string> = JSON.parse(place.dataset.list ?? '{}')
const status = place.querySelector('.saving') as HTMLElement
const list = place.querySelector('ul.rows') as HTMLElement
const shape = place.querySelector('template') as HTMLTemplateElement
const say = (key: string) => {
  status.textContent = words[key] ?? ''
}

function stateOf(item: Item): string {
  if (item.state === 'sent') return item.said.length ? 'differed' : 'sent'
  return item.state === 'waiting' && item.tried ? 'trying' : item.state
}

/** What each may do: what was sent is only read, what waits can be thrown away once it was asked for twice. */
async function act(item: Item, button: HTMLButtonElement) {
  if (button.value === 'drop' && button.dataset.sure === undefined) {
    button.dataset.sure = ''
    button.textContent = words.sure ?? ''
    return
  }
  if (button.value === 'retry') {
    await retry(store, item, randomKey)
    await send()
  } else await store.remove(item.key)
  await show()
  status.focus()
}

function row(item: Item): Node {
  const state = stateOf(item)
  const made = shape.content.cloneNode(true) as DocumentFragment
  const part = <T extends HTMLElement>(name: string) => made.querySelector(`[data-${name}]`) as T
  part('title').textContent = item.title || (words.scan ?? '')
  part('state').textContent = (words[state] ?? '').replace('[at]', clockAt(item.taken || item.at))
  part('said').hidden = !item.said.length
  part('said').append(
    ...item.said.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  )
  const link = (name: string, href: string) => {
    if (href) part<HTMLAnchorElement>(name).href = href
    else part(name).remove()
  }
  link('to', item.to)
  link('from', state === 'refused' ? `${item.from}#${item.key}` : '')
  const offered = {
    retry: ['refused', 'unsure'],
    drop: ['waiting', 'trying', 'refused', 'unsure'],
    read: ['differed'],
  }
  for (const button of made.querySelectorAll('button')) {
    if (!offered[button.value as keyof typeof offered].includes(state)) button.remove()
    else button.addEventListener('click', () => act(item, button))
  }
  const line = made.querySelector('p') as HTMLElement
  if (!line.children.length) line.remove()
  return made
}

async function show() {
  const items = await store.all()
  list.replaceChildren(...items.toReversed().map(row))
  list.hidden = !items.length
  const toggle = (name: string, on: boolean) => {
    const part = place.querySelector<HTMLElement>(`[data-${name}]`)
    if (part) part.hidden = !on
  }
  toggle('empty', !items.length)
  toggle(
    'all',
    items.some((item) => item.state === 'waiting'),
  )
}

async function send() {
  say('rests')
  const { end } = await sendOutbox(true)
  say(end === 'empty' ? 'done' : end === 'signIn' ? 'signIn' : 'away')
  await show()
}

async function begin() {
  const here = saidHere()
  status.tabIndex = -1
  if (here.person) await openAs(here)
  place.querySelector('[data-all] button')?.addEventListener('click', send)
  // A question that was asked stays asked.
  whenTold(() => list.querySelector('[data-sure]:focus') || show())
  await show()
}

begin().catch((error: Error) => say(error.message === HELD ? 'heldStore' : 'noStore'))
