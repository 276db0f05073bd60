import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { packed } from '../../scripts/web/dictionary'
import { withStyles } from '../../scripts/web/styles'
import { alike, parting } from '../support/alike'
import { bringAxe, COLOURED, violations, withAxe } from '../support/axe'
import { asking, crawl, isPage, routeOf } from '../support/crawl'
import { astray, barriers, watchShifts, words } from '../support/everybody'
import { comeIn, signIn } from '../support/journey'

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

/**
 * Asks for a page and counts the statements that the database gets; the count is the whole process's. `left` is what Next
 * makes otherwise of a page, or what was left to it.
 */
async function counting(page: Page) {
  const many: string[] = []
  const left: string[] = []
  let most = 0
  const get = await asking(page)
  const nexts = await asking(page, { 'x-plain': '1' })
  const sent = async () => Number(await (await get('/bench/statements')).text())
  let before = await sent()
  const counted = async (path: string) => {
    const answer = await get(path)
    const after = await sent()
    const asked = after - before
    before = after
    return { answer, asked }
  }
  const ask = async (path: string) => {
    let { answer, asked } = await counted(path)
    const { 'x-whole': whole, 'content-disposition': saved } = answer.headers()
    if (saved && !whole) left.push(`${path}: left to Next`)
    if (!isPage(answer)) return answer
    // A job that ran meanwhile does not come again.
    for (let tries = 0; asked > MOST_STATEMENTS && tries < 4; tries += 1)
      asked = Math.min(asked, (await counted(path)).asked)
    most = Math.max(most, asked)
    if (asked > MOST_STATEMENTS) many.push(`${asked} ${path}`)
    if (saved) return answer
    const strays = async (html: string) => parting(alike(html), alike(await (await nexts(path)).text()))
    // A code may have changed in between.
    const differs = (await strays(await answer.text())) && (await strays(await (await get(path)).text()))
    if (!whole || differs) left.push(`${path}: ${differs || 'left to Next'}`)
    before = await sent()
    return answer
  }
  return { ask, many, left, most: () => most }
}

const KB = 1024
const TIGHT = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** What a page is too heavy with: as the web server packs it, with the styles of a first visit and at a later one, and its scripts. */
async function excess(path: string, html: string): Promise<string[]> {
  const first = brotliCompressSync(withStyles(html, true), TIGHT).length
  const again = (await packed(html)).length
  const own = new Set([...html.matchAll(/src="(\/s\/[\w-]+\.js)/g)].map(([, name]) => name))
  const scripts = [...own].reduce((sum, name) => sum + gzipSync(readFileSync(`public${name}`)).length, 0)
  const shipped = /<script\b(?![^>]*src="\/s\/)/.test(html)
  return [
    ...(first > 25 * KB ? [`${path}: ${first} bytes of HTML and styles`] : []),
    ...(again > 5 * KB ? [`${path}: ${again} bytes of HTML at a later visit`] : []),
    ...(scripts > 15 * KB ? [`${path}: ${scripts} bytes of scripts`] : []),
    ...(shipped ? [`${path}: ships the framework`] : []),
  ]
}

/** A paragraph within a paragraph falls apart in the browser, and then the framework throws away what was typed. */
async function paragraphsHold(page: Page, path: string, html: string) {
  const written = html.replace(/<(script|template)\b[\s\S]*?<\/\1>/g, '').match(/<p[\s>]/g)?.length ?? 0
  const read = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, 'text/html').querySelectorAll('p').length,
    html,
  )
  expect(read, `paragraphs of ${path}`).toBe(written)
}

const inLanguage = (page: Page, value: string) =>
  page.context().addCookies([{ name: 'bahasa', value, url: page.url() }])

/** The page that reads with script, at 320 px, and the one without, as a laptop shows it enlarged to 200 %. */
type Pair = { page: Page; bare: Page }

/** What somebody stumbles over on a page: first in one language and light, then in the other and dark. */
async function stumbles({ page, bare }: Pair, path: string, languages: string[]): Promise<string[]> {
  const [first = '', second = ''] = languages
  for (const one of [page, bare]) await inLanguage(one, first)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await bare.goto(path)
  const found = [...(await astray(page)), ...(await astray(bare))]
  found.push(...(await barriers(page)))
  if ((await words(page)) !== (await words(bare))) found.push('other words without script')
  await inLanguage(page, second)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(path)
  found.push(...(await astray(page)))
  await withAxe(page)
  found.push(...(await violations(page, COLOURED)))
  return found.map((one) => `${path} in ${languages}: ${one}`)
}

const PUBLIC = ['/sign-in', '/sign-in/code', '/sign-in/link', '/reset', '/offline', '/failed']
/** Where a letter or a code leads; to nowhere, when nobody wrote it. */
const BY_TOKEN = ['guests', 'join', 'reset', 'reset/address', 'unsubscribe', 'unsubscribe/report', 'verify']

for (const who of ['budi', 'sari', 'nurul', 'dinas', 'nobody']) {
  test(`${who}: each page asks the database little, is light, says the same without script, fits a small screen, and keeps nobody out`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width: 320, height: 640 })
    await watchShifts(page)
    await bringAxe(page)
    const known = who !== 'nobody'
    await (known ? signIn(page, who) : page.goto('/sign-in'))
    const { ask, many, left, most } = await counting(page)
    const open = [...PUBLIC, ...BY_TOKEN.map((place) => `/${place}/x`)]
    const pages = await crawl(page, ['/privacy', '/verify', '/check-in', ...(known ? ['/'] : open)], ask)
    expect(many).toEqual([])
    // Each was made whole, and as Next makes it.
    expect(left).toEqual([])
    // The counter itself counts.
    if (known) expect(most()).toBeGreaterThan(2)
    const viewport = { width: 640, height: 360 }
    const bare = await browser.newPage({ javaScriptEnabled: false, viewport })
    await bare.context().addCookies(await page.context().cookies())
    await bare.goto('/privacy')
    const found: string[] = []
    let looked = 0
    for (const [path, html] of pages) {
      await paragraphsHold(page, path, html)
      found.push(...(await excess(path, html)))
      if (!isNew(path, html)) continue
      const languages = looked % 2 ? ['en', 'id'] : ['id', 'en']
      found.push(...(await stumbles({ page, bare }, path, languages)))
      looked += 1
    }
    expect(found).toEqual([])
    expect(looked).toBeGreaterThan(5)
    await bare.close()
  })
}

test('what is not found and what failed is told without script, in the language and theme chosen', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await comeIn(page, 'sari')
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
  await comeIn(page, 'sari')
  await page.goto('/groups/kkg-patimura/problems/new')
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByRole('alert').first()).toBeFocused()
})
