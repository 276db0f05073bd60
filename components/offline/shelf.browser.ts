// Without a network: the pages that lie on this phone.
import { forgetDevice } from '../shell/device'
import { clockAt } from './clock'
import { BROUGHT } from './keep'
import { PAGES } from './phone'

// Whoever signed out without a network sees this; the page that they left may have kept something while it closed.
if (new URLSearchParams(location.search).has('out')) forgetDevice()

async function shelf(place: HTMLElement) {
  const cache = await caches.open(PAGES)
  const rows = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const found = await cache.match(request)
      const title = /<title>([^<]*)/.exec((await found?.text()) ?? '')?.[1] ?? ''
      const [row, link, at] = ['li', 'a', 'span'].map((name) => document.createElement(name))
      const text = new DOMParser().parseFromString(title, 'text/html').body.textContent ?? ''
      Object.assign(link as HTMLElement, { href: request.url, textContent: text.replace(/ · Sanggar$/, '') })
      const when = clockAt(Number(found?.headers.get(BROUGHT)))
      Object.assign(at as HTMLElement, { className: 'faint', textContent: when })
      row?.append(link as Node, at as Node)
      return row as Node
    }),
  )
  place.querySelector('ul')?.replaceChildren(...rows.reverse())
  place.hidden = !rows.length
}

for (const place of document.querySelectorAll<HTMLElement>('[data-shelf]')) shelf(place).catch(() => {})

const AGAIN = 8_000
/** The browser's word that there is a network is often early or missing: the server is asked. */
async function again() {
  const answer = document.hidden ? null : await fetch('/api/health', { cache: 'no-store' }).catch(() => null)
  if (answer?.ok) location.reload()
}
addEventListener('online', again)
setInterval(again, AGAIN)
