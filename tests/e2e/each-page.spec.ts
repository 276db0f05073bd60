import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { crawl, isPage, routeOf } from '../support/crawl'
import { barriers, sideways } from '../support/everybody'
import { signIn } from '../support/journey'

/** What a person reads, without space. */
// biome-ignore lint/performance/useDomNodeTextContent: what is not shown does not count.
const words = async (page: Page) => (await page.locator('body').innerText()).replace(/\s+/g, ' ')

const MOST_STATEMENTS = 5
const PART = /<[a-z]\w*|\b(?:class|name|type|src)="[^"]*"/g
/** Of what each kind of page was seen to be made, by the people before. */
const seen = new Map<string, Set<string>>()

/** True where this kind of page is made of something that was not looked at in the browser yet, there or around the home page. */
function isNew(path: string, html: string): boolean {
  const route = routeOf(path)
  const known = seen.get(route)
  const parts = new Set([...html.matchAll(PART)].map(([part]) => part.replace(/[0-9a-f-]{36}|\d+/g, ':id')))
  const fresh = !known || [...parts].some((part) => !known.has(part) && !seen.get('/?')?.has(part))
  seen.set(route, new Set([...(known ?? []), ...parts]))
  return fresh
}

/** Asks for a page and counts the statements that the database gets; the count is the whole process's. */
function counting(page: Page) {
  const many: string[] = []
  let most = 0
  const sent = async () => Number(await (await page.request.get('/bench/statements')).text())
  const counted = async (path: string) => {
    const before = await sent()
    const answer = await page.request.get(path)
    return { answer, asked: (await sent()) - before }
  }
  const ask = async (path: string) => {
    let { answer, asked } = await counted(path)
    if (!isPage(answer)) return answer
    // A job that ran meanwhile does not come again.
    for (let tries = 0; asked > MOST_STATEMENTS && tries < 4; tries += 1)
      asked = Math.min(asked, (await counted(path)).asked)
    most = Math.max(most, asked)
    if (asked > MOST_STATEMENTS) many.push(`${asked} ${path}`)
    return answer
  }
  return { ask, many, most: () => most }
}

for (const who of ['budi', 'sari', 'nurul', 'dinas']) {
  test(`${who}: each page asks the database little, ships no script without need, says the same without, fits a small screen, and is used by thumb and keys`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width: 320, height: 640 })
    await signIn(page, who)
    const { ask, many, most } = counting(page)
    const pages = await crawl(page, ['/', '/privacy', '/verify', '/check-in'], ask)
    expect(many).toEqual([])
    // The counter itself counts.
    expect(most()).toBeGreaterThan(2)
    // As a laptop shows it enlarged to 200 %.
    const viewport = { width: 640, height: 360 }
    const bare = await browser.newPage({ javaScriptEnabled: false, viewport })
    await bare.context().addCookies(await page.context().cookies())
    const strange: string[] = []
    const barred: string[] = []
    let looked = 0
    for (const [path, html] of pages) {
      const shipped = /<script\b(?![^>]*src="\/s\/)/.test(html)
      // A paragraph within a paragraph falls apart in the browser, and then the framework throws away what was typed.
      const written = html.replace(/<(script|template)\b[\s\S]*?<\/\1>/g, '').match(/<p[\s>]/g)?.length ?? 0
      const read = await page.evaluate(
        (text) => new DOMParser().parseFromString(text, 'text/html').querySelectorAll('p').length,
        html,
      )
      expect(read, `paragraphs of ${path}`).toBe(written)
      if (shipped) strange.push(path)
      const own = new Set([...html.matchAll(/src="(\/s\/[\w-]+\.js)/g)].map(([, name]) => name))
      const bytes = [...own].map((name) => gzipSync(readFileSync(`public${name}`)).length)
      const sum = bytes.reduce((all, one) => all + one, 0)
      expect(sum, `scripts of ${path}, packed`).toBeLessThan(15 * 1024)
      if (!isNew(path, html)) continue
      await page.goto(path)
      await bare.goto(path)
      for (const one of [...(await sideways(page)), ...(await sideways(bare)), ...(await barriers(page))])
        barred.push(`${path}: ${one}`)
      looked += 1
      // What needs the browser is there only with it, and what says so only without.
      for (const one of [page, bare])
        await one.evaluate(() => {
          const parts = '[data-print], [data-share], [data-copy], [data-push], [data-empty], noscript'
          for (const part of document.querySelectorAll(parts)) part.remove()
        })
      expect(await words(page)).toBe(await words(bare))
    }
    expect(strange).toEqual([])
    expect(barred).toEqual([])
    expect(looked).toBeGreaterThan(5)
    await bare.close()
  })
}

test('what is not found and what failed is told without script, in the language and theme chosen', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await signIn(page, 'sari')
  const away = await page.goto('/groups/tidak-ada')
  expect(away?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Tidak ditemukan' })).toBeVisible()
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await page.goto('/groups/kkg-patimura/problems/x')
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  const failed = await page.goto('/bench?fail')
  expect(failed?.status()).toBe(500)
  await expect(page.getByText(/\d{6,}/).first()).toBeVisible()
})

test('a form that was refused begins with what to change, without script', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await signIn(page, 'sari')
  await page.goto('/groups/kkg-patimura/problems/new')
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByRole('alert').first()).toBeFocused()
})
