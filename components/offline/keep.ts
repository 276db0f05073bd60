// Pages and their files in the browser's cache.
import { ask } from './line'
import { filesOf, isKept, KEPT_FOR, MOST_FILES, MOST_PAGES, marked, personOf } from './pages'
import { owner, PAGES } from './phone'

const FILES = 'files'
export const BROUGHT = 'x-brought'

async function trim(cache: Cache, most: number) {
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key)
}

/** Keeps a page of the person whose phone it is, with all that it needs. A phone without room keeps none. */
export async function keepPage(url: URL, html: string, head: Headers): Promise<void> {
  try {
    const headers = new Headers(head)
    for (const name of ['content-encoding', 'content-length']) headers.delete(name)
    headers.set(BROUGHT, String(Date.now()))
    const cache = await caches.open(PAGES)
    const address = url.pathname + url.search
    // The newest stand last.
    await cache.delete(address)
    await cache.put(address, new Response(html, { headers }))
    await trim(cache, MOST_PAGES)
    await keepFiles(html)
  } catch {}
}

/** A kept page that says when it was brought; undefined when there is none, or it is too old or somebody else's. */
export async function keptPage(url: URL): Promise<Response | undefined> {
  const found = await caches.match(url.pathname + url.search, { cacheName: PAGES })
  const at = Number(found?.headers.get(BROUGHT))
  if (!found || Math.abs(Date.now() - at) > KEPT_FOR) return
  const html = await found.text()
  const person = personOf(html)
  return person && person === (await owner())
    ? new Response(marked(html, at), { headers: found.headers })
    : undefined
}

/** Keeps the styles, scripts and typefaces that a text names. */
export async function keepFiles(text: string): Promise<void> {
  const cache = await caches.open(FILES)
  for (const path of filesOf(text)) {
    if (await cache.match(path)) continue
    const answer = await fetch(path, { redirect: 'error' }).catch(() => null)
    if (!isOurs(answer, path)) continue
    await cache.put(path, answer.clone())
    if (path.includes('.css')) await keepFiles(await answer.text())
  }
  await trim(cache, MOST_FILES)
}

/** A captive portal answers everything with its own page. */
function isOurs(answer: Response | null, path: string): answer is Response {
  const type = answer?.headers.get('content-type') ?? 'text/html'
  return Boolean(answer?.ok) && (!type.startsWith('text/html') || path.endsWith('.html'))
}

/** A file that never changes: from the phone where it lies there. */
export async function fileOf(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const kept = await caches.match(pathname + search, { cacheName: FILES })
  return kept ?? fetch(request)
}

/** Brings the pages that should open without a network, one after the other. */
export async function bring(person: string): Promise<void> {
  const { status, body } = await ask('GET', '/api/v1/offline')
  const told = body as { person?: string; pages?: string[] } | null
  if (status !== 200 || told?.person !== person) return
  for (const path of told.pages ?? []) {
    const url = new URL(path, location.origin)
    if (!isKept(url.pathname)) continue
    const answer = await fetch(url, { redirect: 'error', priority: 'low' } as RequestInit).catch(() => null)
    const html = answer?.ok ? await answer.text() : ''
    if (answer && personOf(html) === person && person === (await owner()))
      await keepPage(url, html, answer.headers)
  }
}
