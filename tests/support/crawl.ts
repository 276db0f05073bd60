import type { Page } from '@playwright/test'

/** The route of an address: keys, groups and cursors replaced, so that each kind of page is visited once. */
function routeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://x')
  const keys = [...searchParams.keys()].sort().join('&')
  return `${pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/groups\/[^/]+/, '/groups/:group')
    .replace(/^\/verify\/.+/, '/verify/:code')
    .replace(/\/coverage\/[A-G]$/, '/coverage/:objective')}?${keys}`
}

/** All kinds of pages that a signed-in person can reach by links, one address of each; downloads stay out. */
export async function crawl(page: Page, start: string[]): Promise<string[]> {
  const found = new Map<string, string>()
  const waiting = [...start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path)
    if (found.has(route)) continue
    found.set(route, path)
    const answer = await page.request.get(path)
    const head = answer.headers()
    if (!head['content-type']?.startsWith('text/html') || head['content-disposition']) {
      found.delete(route)
      continue
    }
    const html = await answer.text()
    for (const [, href] of html.matchAll(/<a[^>]+href="(\/[^"#]*)"/g))
      waiting.push((href ?? '').replaceAll('&amp;', '&'))
  }
  return [...found.values()]
}

export type Form = { fields: [string, string][]; names: string[]; method: string }

/** The forms of a page as a browser without script would send them, and the names of all their fields. */
export function formsOf(page: Page): Promise<Form[]> {
  return page.evaluate(() =>
    [...document.forms].map((form) => ({
      method: form.method,
      fields: [...new FormData(form)].filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
      names: [...new Set([...form.elements].map((one) => (one as HTMLInputElement).name).filter(Boolean))],
    })),
  )
}
