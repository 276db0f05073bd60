// On each page: whose phone it is, what waits to be sent, the place to go on at, and the service worker once the page is
// there.

import { forgetDevice } from '../shell/device'
import { rememberPlace, takePlace } from '../shell/place'
import { clockAt } from './clock'
import { setNote } from './disk'
import { close, openAs, saidHere, sealedCount, sendOutbox, store, whenTold } from './phone'

const AGAIN = 30_000
const here = saidHere()
/** Done once the phone knows whose it is. */
let mine: Promise<unknown> = Promise.resolve()
const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)

async function count() {
  const waits = part('waiting')
  if (!waits) return
  const open = (await store.all()).filter((item) => item.state !== 'sent' || item.said.length)
  waits.hidden = !open.length
  const words = (waits.dataset.waiting ?? '').replace('[count]', String(open.length))
  waits.querySelector('a')?.replaceChildren(words)
}

/** A kept page says of when it is. */
function date() {
  const [old, at] = [part('old'), Number(document.documentElement.dataset.brought)]
  if (!old || !at) return
  old.textContent = (old.dataset.old ?? '').replace('[at]', clockAt(at))
  old.hidden = false
}

async function locked() {
  const said = part('locked')
  if (!said) return
  // Who comes here is signed out.
  await close()
  const left = await sealedCount()
  said.hidden = !left
  said.textContent = (said.dataset.locked ?? '').replace('[count]', String(left))
}

function register() {
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const own = files.filter((url) => url.origin === location.origin).map((url) => url.pathname + url.search)
  const workers = navigator.serviceWorker
  workers
    .register('/sw.js', { updateViaCache: 'none' })
    // Pages are brought for somebody: a worker that is quicker than the disk would not know for whom.
    .then(() => Promise.all([workers.ready, mine]))
    .then(([{ active }]) => active?.postMessage({ kind: 'keep', files: own }))
    .catch(() => {})
}

/** Pages go before anybody else can open them; without a network the session is ended as soon as there is one. */
function leave(form: HTMLFormElement) {
  let ready = false
  form.addEventListener('submit', async (event) => {
    if (ready) return
    event.preventDefault()
    await close().catch(() => {})
    // The page that does it after signing out does not come without a network.
    forgetDevice()
    // The service worker ends the session before it shows anything.
    const noted = await setNote('out', true).catch(() => null)
    if (noted && navigator.serviceWorker?.controller) return location.assign('/sign-in?out=1')
    ready = true
    setTimeout(() => form.requestSubmit())
  })
}

async function begin() {
  date()
  if (!('indexedDB' in window) || !crypto.subtle) return
  if (!here.person) return locked()
  mine = openAs(here)
  await mine
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-leave]')) leave(form)
  whenTold(count)
  addEventListener('online', () => sendOutbox(true))
  await count()
  const waits = async () => (await store.all()).some((item) => item.state === 'waiting')
  // A page that came from the network has just shown that there is one.
  if (await waits()) await sendOutbox(!document.documentElement.dataset.brought)
  setInterval(async () => !document.hidden && (await waits()) && (await sendOutbox()), AGAIN)
}

takePlace()
rememberPlace()
begin().catch(() => {})
if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') register()
  else addEventListener('load', register)
}
