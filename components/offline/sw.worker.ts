// The service worker: pages that were read open without a network, what waits is sent though no page is open, and what
// is pushed is shown.
import { listenForPush, type PushScope } from '../notices/push.worker'
import { drop, note, setNote } from './disk'
import { bring, fileOf, keepFiles, keepPage, keptPage } from './keep'
import { ask, randomKey } from './line'
import { add } from './outbox'
import { BROUGHT_FOR, isFile, isKept, PATIENCE, personOf } from './pages'
import { close, owner, sendOutbox, store } from './phone'

// The types of the page are those of the program; of a worker's only this is needed.
type Waits = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Waits & {
  request: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith: (answer: Promise<Response>) => void
}
type Events = {
  install: Waits
  activate: Waits
  fetch: Asked
  message: Waits & MessageEvent
  sync: Waits & { tag: string }
}
declare const self: {
  skipWaiting: () => Promise<void>
  registration: {
    navigationPreload?: { enable: () => Promise<void> }
    sync?: { register: (tag: string) => Promise<void> }
  }
  clients: { claim: () => Promise<void> }
  addEventListener: <K extends keyof Events>(kind: K, then: (event: Events[K]) => void) => void
}

const FALLBACK = '/offline'

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keepFallback())
})
// A new program takes over; what waits lies in the database of the browser and stays as it is.
self.addEventListener('activate', (event) => {
  // The page is asked for while this program still wakes up.
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]))
})

async function keepFallback() {
  const answer = await fetch(FALLBACK, { redirect: 'error' }).catch(() => null)
  if (!answer?.ok) return
  const html = await answer.clone().text()
  if (personOf(html) === null) return
  await (await caches.open('fallback')).put(FALLBACK, answer)
  await keepFiles(html)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin || request.method !== 'GET') return
  if (isFile(url)) event.respondWith(fileOf(request))
  else if (request.mode === 'navigate') event.respondWith(pageOf(event, url))
})

async function pageOf(event: Asked, url: URL): Promise<Response> {
  // A phone whose database is broken or held must not keep every page from coming.
  const leaving = await note('out').catch(() => undefined)
  if (leaving && !(await signedOut())) return fallback()
  const kept = isKept(url.pathname) ? await keptPage(url).catch(() => undefined) : undefined
  // What was asked for before the session ended is somebody's page.
  const fresh = fromNetwork(event, url, leaving ? undefined : event.preloadResponse)
  if (!kept) return (await fresh) ?? (await scanned(url)) ?? fallback()
  // A server that fails is no better than none.
  const good = fresh.then((answer) => (answer && answer.status < 500 ? answer : undefined))
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE))
  return (await Promise.race([good, late])) ?? kept
}

/** The page from the network, kept on the way; undefined where there is none. */
async function fromNetwork(
  event: Asked,
  url: URL,
  early?: Promise<Response | undefined>,
): Promise<Response | undefined> {
  const asked = async () => (await early) ?? fetch(event.request)
  const answer = await asked().catch(() => undefined)
  const page = answer?.ok && answer.headers.get('content-type')?.startsWith('text/html')
  if (!answer || !page) return answer
  const copy = answer.clone()
  event.waitUntil(copy.text().then((html) => learn(url, html, copy)))
  return answer
}

/** Who signs in or out is seen by the pages that come: somebody else's do not stay. */
async function learn(url: URL, html: string, answer: Response) {
  const person = personOf(html)
  if (person === null) return
  const mine = await owner()
  if (person ? mine && person !== mine : url.pathname.startsWith('/sign-in')) await close()
  else if (person && person === mine && isKept(url.pathname)) await keepPage(url, html, answer.headers)
}

async function fallback(): Promise<Response> {
  return (await caches.match(FALLBACK, { cacheName: 'fallback' })) ?? Response.error()
}

/** A code that the camera read without a network waits like any other; the outbox says so. */
async function scanned(url: URL): Promise<Response | undefined> {
  const day = /^\/check-in\/([\w-]{22})$/.exec(url.pathname)?.[1]
  const code = url.searchParams.get('code')
  if (!day || !code) return
  const draft = { key: randomKey(), kind: 'checkIn.enter', about: '', title: '', from: '/check-in' }
  try {
    await add(store, { ...draft, fields: { code, day } }, Date.now(), randomKey)
    await self.registration.sync?.register('outbox').catch(() => {})
    return await keptPage(new URL('/outbox', url))
  } catch {}
}

/** Carries out a signing out that had no network. */
async function signedOut(): Promise<boolean> {
  const { status, body } = await ask('DELETE', '/api/v1/session')
  if (!(body as { sanggar?: boolean } | null)?.sanggar || (status !== 200 && status !== 401)) return false
  await drop('notes', 'out')
  return true
}

self.addEventListener('message', (event) => {
  // Pages of an older or newer program may say what this one does not know.
  if (event.data?.kind === 'keep') event.waitUntil(bringAll(event.data.files))
})

async function bringAll(files: unknown) {
  await keepFiles(Array.isArray(files) ? files.map((path) => `src="${path}"`).join(' ') : '')
  const mine = await owner()
  const since = Math.abs(Date.now() - ((await note<number>('brought')) ?? 0))
  if (!mine || since < BROUGHT_FOR) return
  await setNote('brought', Date.now())
  await bring(mine)
  await keepFallback()
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(sent())
})

/** A rejected promise makes the browser try again later. */
async function sent() {
  const { end } = await sendOutbox(true)
  if (end === 'later' || end === 'update') throw new Error('not yet')
}

listenForPush(self as unknown as PushScope)
