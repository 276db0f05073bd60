import { type APIResponse, type Page, test } from '@playwright/test'

/** The route of an address: keys, groups and cursors replaced, so that each kind of page is visited once. */
export function routeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://x')
  const keys = [...searchParams.keys()].sort().join('&')
  return `${pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^(\/admin)?\/groups\/(?!new$)[^/]+/, '$1/groups/:group')
    .replace(/^\/verify\/.+/, '/verify/:code')
    .replace(/\/coverage\/[A-G]$/, '/coverage/:objective')}?${keys}`
}

/** A page to be read, no download. */
export const isPage = (answer: Pick<APIResponse, 'headers'>) =>
  answer.headers()['content-type']?.startsWith('text/html')

type Ask = (path: string) => Promise<Pick<APIResponse, 'headers' | 'text'>>

/** The server of this journey, and what a page's browser tells it of who asks. */
export async function senderOf(page: Page) {
  const { origin } = new URL(test.info().project.use.baseURL ?? '')
  const cookies = await page.context().cookies(origin)
  return { origin, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/** Asks as the browser of a page does, without its tools at each of hundreds of answers. */
export async function asking(page: Page, more: Record<string, string> = {}) {
  const { origin, cookie } = await senderOf(page)
  // Nobody waits for what is sent here: not packed.
  const headers = { cookie, 'accept-encoding': 'identity', ...more }
  return async (path: string) => {
    const answer = await fetch(origin + path, { headers })
    const body = Buffer.from(await answer.arrayBuffer())
    return { headers: () => Object.fromEntries(answer.headers), text: async () => body.toString(), body }
  }
}

/**
 * All kinds of pages that a person whose browser asks can reach by links from `start`; of each kind of download
 * one is asked for, and none is answered.
 */
export async function walk(ask: Ask, start: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const routes = new Set<string>()
  const waiting = [...start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path)
    if (routes.has(route)) continue
    routes.add(route)
    const answer = await ask(path)
    const head = answer.headers()
    if (!head['content-type']?.startsWith('text/html') || head['content-disposition']) continue
    const html = await answer.text()
    found.set(path, html)
    for (const [, href] of html.matchAll(/<a[^>]+href="(\/[^"#]*)"/g))
      waiting.push((href ?? '').replaceAll('&amp;', '&'))
  }
  return found
}

/** The same for whoever is signed in on a page: one address of each kind, with what it answered. */
export async function crawl(page: Page, start: string[], ask?: Ask) {
  return walk(ask ?? (await asking(page)), start)
}

export type Form = {
  /** The server action, where one is named. */
  action: string
  method: string
  fields: [string, string][]
  names: string[]
  hidden: string[]
  /** Shown, and taking any text. */
  free: string[]
}

/** The forms of a page as a browser without script would send them, and the names of their fields by kind. */
export function formsOf(page: Page, html: string): Promise<Form[]> {
  return page.evaluate((text) => {
    const isFree = ({ type, inputMode }: HTMLInputElement) =>
      type === 'textarea' || (['text', 'search'].includes(type) && !inputMode)
    return [...new DOMParser().parseFromString(text, 'text/html').forms].map((form) => {
      const inputs = [...form.elements].filter((one) => (one as HTMLInputElement).name) as HTMLInputElement[]
      const names = (some: HTMLInputElement[]) => [...new Set(some.map((one) => one.name))]
      const action = inputs.map(({ name, value }) => /[0-9a-f]{42}/.exec(`${name} ${value}`)?.[0] ?? '')
      return {
        action: action.find(Boolean) ?? '',
        method: form.method,
        fields: [...new FormData(form)].filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
        names: names(inputs),
        hidden: names(inputs.filter((one) => one.type === 'hidden')),
        free: names(inputs.filter(isFree)),
      }
    })
  }, html)
}
