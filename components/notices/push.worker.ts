// What a service worker does with messages of the push service. It holds no state and calls nothing but ourselves.
// The types of service workers cannot stand beside those of pages, so the few that are used are named here.
type Lasting = { waitUntil(work: Promise<unknown>): void }
type Pushed = Lasting & { data: { json(): unknown } | null }
type Clicked = Lasting & { notification: Notification & { data?: { path?: string } } }
type Changed = Lasting & {
  oldSubscription?: PushSubscription | null
  newSubscription?: PushSubscription | null
}
type Window = { url: string; focus(): Promise<unknown> }

export type PushScope = {
  location: { origin: string }
  registration: Pick<ServiceWorkerRegistration, 'pushManager' | 'showNotification'>
  clients: {
    matchAll(options: object): Promise<Window[]>
    openWindow(url: string): Promise<unknown>
  }
  addEventListener(type: 'push', act: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', act: (event: Clicked) => void): void
  addEventListener(type: 'pushsubscriptionchange', act: (event: Changed) => void): void
}

type Words = { title?: string; body?: string; path?: string; lang?: string; tag?: string }

/** Shows what is pushed, opens its page when it is tapped, and tells the server when the browser's address changes. */
export function listenForPush(worker: PushScope): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, event)))
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(worker, event.notification.data?.path ?? '/notices'))
  })
  worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(worker, event)))
}

function wordsOf({ data }: Pushed): Words {
  try {
    return (data?.json() ?? {}) as Words
  } catch {
    return {}
  }
}

/** A browser wants something shown for each message, so one without words shows our name. */
function show(worker: PushScope, event: Pushed) {
  const { title = 'Sanggar', body = '', path = '/notices', lang = 'id', tag = '' } = wordsOf(event)
  return worker.registration.showNotification(title, { body, lang, tag, icon: '/icon.svg', data: { path } })
}

/** Our own pages alone. One that is open already comes to the front. */
async function open({ location, clients }: PushScope, path: string) {
  const url = new URL(path, location.origin)
  const to = url.origin === location.origin ? url.href : `${location.origin}/notices`
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === to)
  await (there ? there.focus() : clients.openWindow(to))
}

async function renew({ registration }: PushScope, { oldSubscription, newSubscription }: Changed) {
  const options = oldSubscription?.options
  const answer = newSubscription ?? (options && (await registration.pushManager.subscribe(options)))
  if (!answer) return
  const headers = { 'content-type': 'application/json' }
  await fetch('/api/v1/device', { method: 'PUT', headers, body: JSON.stringify({ answer }) })
}
