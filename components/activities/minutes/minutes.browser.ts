// Minutes are saved as they are typed; without script the button of their form saves them.
import { ask, randomKey } from '@/components/offline/line'
import { draftsOf } from './device'
import { clashesIn, fieldsOf, sentence } from './fields'
import { type Held, layer, takeBack } from './hand-over'
import type { Live } from './live'
import { type Draft, startSync } from './sync'

const WATCH = 4_000

for (const place of document.querySelectorAll<HTMLElement>('[data-minutes]')) {
  const form = place.closest('form')
  const live = JSON.parse(place.dataset.minutes ?? '{}') as Live
  if (form) takeBack(live).then((held) => begin(place, form, live, held))
}

function begin(place: HTMLElement, form: HTMLFormElement, live: Live, held: Held) {
  // What was answered without script is asked anew.
  form.querySelector('[data-answered]')?.remove()
  const { start, host } = fieldsOf(form)
  const clashes = clashesIn(place, form)
  const said = place.querySelector('.saving') as HTMLElement
  const drafts = draftsOf(live.person, live.activity)
  // The words that lie sealed in the outbox: they do not lie in the open as well.
  let sealed = ''
  const wordsOf = ({ mine }: Draft) => JSON.stringify(mine)
  const laid = layer(live, held.keys, {
    open: () => sync.open(),
    laid: (draft) => {
      sealed = wordsOf(draft)
      drafts.drop(JSON.stringify(draft))
    },
    unlaid: () => {
      sealed = ''
      const draft = sync.open()
      if (draft) drafts.keep(JSON.stringify(draft))
    },
  })
  const sync = startSync(
    {
      ...drafts,
      ...host,
      keep: (draft) => wordsOf(JSON.parse(draft)) === sealed || drafts.keep(draft),
      left: () => [...drafts.left(), ...(held.draft ? [JSON.stringify(held.draft)] : [])],
      say: (status) => {
        said.dataset.kind = status.kind
        said.textContent = sentence(status, live)
        laid.told(status)
      },
      ask: clashes.show,
      send: async (method, query, sent) => {
        const { status, body } = await ask(method, `/api/v1/minutes/${live.activity}${query}`, sent)
        // What is not ours, as a captive portal's page, is no answer.
        return body ? { status, data: body as Record<string, unknown> } : { status: 0, data: {} }
      },
      key: randomKey,
    },
    start,
  )
  laid.begun()
  const now = () => Date.now()
  place.querySelector('button')?.addEventListener('click', () => sync.choose(clashes.chosen()))
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return
    sync.typed(now())
    laid.typed()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    // What was typed while a save was on its way goes with the next one.
    const saved = (await sync.save()) || (await sync.save())
    if (saved) location.assign(live.back)
  })
  document.addEventListener('visibilitychange', () => (document.hidden ? sync.save() : sync.look(now())))
  addEventListener('online', () => sync.save())
  addEventListener('pagehide', () => sync.save())
  addEventListener('beforeunload', (event) => sync.atRisk() && event.preventDefault())
  setInterval(() => !document.hidden && sync.look(now()), WATCH)
}
