// Minutes are saved as they are typed; without script the button of their form saves them.
import { ask, randomKey } from '@/components/offline/line'
import { add } from '@/components/offline/outbox'
import { alone, later, store } from '@/components/offline/phone'
import { draftsOf } from './device'
import { clashesIn, fieldsOf, sentence } from './fields'
import type { Live } from './live'
import { startSync } from './sync'
import { aboutOf, deedsOf, draftOf } from './waiting'

const WATCH = 4_000

for (const place of document.querySelectorAll<HTMLElement>('[data-minutes]')) {
  const form = place.closest('form')
  const live = JSON.parse(place.dataset.minutes ?? '{}') as Live
  if (form) takeBack(live).then(() => begin(place, form, live))
}

/** What the outbox holds of these minutes is this page's again. A phone without an outbox holds nothing there. */
async function takeBack({ person, activity }: Live) {
  const work = async () => {
    const all = await store.all()
    const items = all.filter((one) => one.about === aboutOf(activity) && one.state !== 'sent')
    const draft = draftOf(items)
    if (!draft || !draftsOf(person, activity).keep(JSON.stringify(draft))) return
    for (const item of items) await store.remove(item.key)
  }
  await alone(work).catch(() => {})
}

/** The page is closed: what the server has not taken goes to the outbox, which sends it by itself. */
async function handOver(live: Live, sync: ReturnType<typeof startSync>, forget: () => void) {
  const draft = sync.open()
  if (!draft) return
  const { activity, group, title } = live
  const deeds = deedsOf(draft, { activity, group, title, from: location.pathname }, randomKey)
  for (const deed of deeds) await add(store, deed, Date.now(), randomKey)
  forget()
  await later()
}

function begin(place: HTMLElement, form: HTMLFormElement, live: Live) {
  // What was answered without script is asked anew.
  form.querySelector('[data-answered]')?.remove()
  const { start, host } = fieldsOf(form)
  const clashes = clashesIn(place, form)
  const said = place.querySelector('.saving') as HTMLElement
  const drafts = draftsOf(live.person, live.activity)
  const sync = startSync(
    {
      ...drafts,
      ...host,
      say: (status) => {
        said.dataset.kind = status.kind
        said.textContent = sentence(status, live)
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
  const now = () => Date.now()
  place.querySelector('button')?.addEventListener('click', () => sync.choose(clashes.chosen()))
  form.addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && sync.typed(now()))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    // What was typed while a save was on its way goes with the next one.
    const saved = (await sync.save()) || (await sync.save())
    if (saved) location.assign(live.back)
  })
  document.addEventListener('visibilitychange', () => (document.hidden ? sync.save() : sync.look(now())))
  addEventListener('online', () => sync.save())
  addEventListener('pagehide', () => {
    sync.save()
    handOver(live, sync, drafts.forget).catch(() => {})
  })
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  addEventListener('beforeunload', (event) => sync.atRisk() && event.preventDefault())
  setInterval(() => !document.hidden && sync.look(now()), WATCH)
}
