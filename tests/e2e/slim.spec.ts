import { expect, type Page, test } from '@playwright/test'
import { crawl } from '../support/crawl'
import { signIn } from '../support/journey'

/** The pages that cannot do without the framework in the browser, and why. */
const live: [RegExp, string][] = [
  [/\/attendance/, 'one key a person'],
  [/\/code/, 'the code changes by the clock'],
  [/\/sheet/, 'a button that prints'],
  [/\/invitations/, 'share and copy'],
  [/\/documents\/settings/, 'size of a file before it is sent'],
  [/\/sharing\/[0-9a-f-]{36}$/, 'size of a file before it is sent'],
]

/** What a person reads, without space. */
const words = async (page: Page) => (await page.locator('body').innerText()).replace(/\s+/g, ' ')

for (const who of ['budi', 'sari', 'nurul', 'dinas']) {
  test(`${who}: a page without need ships no script, and says the same with and without`, async ({
    browser,
    page,
  }) => {
    await signIn(page, who)
    const paths = await crawl(page, ['/'])
    const bare = await browser.newPage({ javaScriptEnabled: false })
    await bare.context().addCookies(await page.context().cookies())
    const strange: string[] = []
    for (const path of paths) {
      const html = await (await page.request.get(path)).text()
      const scripts = html.match(/<script\b/g)?.length ?? 0
      const known = live.some(([route]) => route.test(path.split('?')[0] ?? ''))
      if (scripts > 0 !== html.includes(' data-live="')) strange.push(`${scripts} scripts on ${path}`)
      if (scripts && !known) strange.push(`${path} is live and should not be`)
      if (!scripts) {
        await page.goto(path)
        await bare.goto(path)
        expect(await words(page)).toBe(await words(bare))
      }
    }
    expect(strange).toEqual([])
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
  await page.getByRole('button', { name: 'Kirim' }).click()
  await expect(page.getByRole('alert').first()).toBeFocused()
})
