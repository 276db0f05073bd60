import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { crawl } from '../support/crawl'
import { barriers, sideways } from '../support/everybody'
import { signIn } from '../support/journey'

/** What a person reads, without space. */
// biome-ignore lint/performance/useDomNodeTextContent: what is not shown does not count.
const words = async (page: Page) => (await page.locator('body').innerText()).replace(/\s+/g, ' ')

for (const who of ['budi', 'sari', 'nurul', 'dinas']) {
  test(`${who}: each page ships no script without need, says the same without, fits a small screen, and is used by thumb and keys`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width: 320, height: 640 })
    await signIn(page, who)
    const pages = await crawl(page, ['/', '/privacy', '/verify', '/check-in'])
    // As a laptop shows it enlarged to 200 %.
    const viewport = { width: 640, height: 360 }
    const bare = await browser.newPage({ javaScriptEnabled: false, viewport })
    await bare.context().addCookies(await page.context().cookies())
    const strange: string[] = []
    const barred: string[] = []
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
      // Without any script there is nothing that could say something else.
      if (!html.includes('<script')) continue
      await page.goto(path)
      await bare.goto(path)
      for (const one of [...(await sideways(page)), ...(await sideways(bare)), ...(await barriers(page))])
        barred.push(`${path}: ${one}`)
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
