import type { APIResponse, Page } from '@playwright/test'

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
export const isPage = (answer: APIResponse) => answer.headers()['content-type']?.startsWith('text/html')

type Ask = (path: string) => Promise<Pick<APIResponse, 'headers' | 'text'>>

/** All kinds of pages that a person whose browser asks can reach by links from `start`; downloads stay out. */
export async function walk(ask: Ask, start: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const routes = new Set<string>()
  const waiting = [...start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path)
    if (routes.has(route)) continue
    const answer = await ask(path)
    const head = answer.headers()
    if (!head['content-type']?.startsWith('text/html') || head['content-disposition']) continue
    routes.add(route)
    const html = await answer.text()
    found.set(path, html)
    for (const [, href] of html.matchAll(/<a[^>]+href="(\/[^"#]*)"/g))
      waiting.push((href ?? '').replaceAll('&amp;', '&'))
  }
  return found
}

/** The same for whoever is signed in on a page: one address of each kind, with what it answered. */
export function crawl(page: Page, start: string[], ask: Ask = (path) => page.request.get(path)) {
  return walk(ask, start)
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
