import { type Cookie, expect, type Page } from '@playwright/test'
import { COLOURED, violations, withAxe } from './axe'

/** The session of each person who came in by the form once: later ones come in by it. */
const sessions = new Map<string, Cookie>()

/** Signs one of the demonstration's people in: by the form the first time, then by the session of that time. */
export async function signIn(page: Page, who: string) {
  const known = sessions.get(who)
  if (known) {
    await page.context().addCookies([known])
    await page.goto('/')
    if (!page.url().includes('/sign-in')) return
  }
  await byForm(page, who)
  const cookie = (await page.context().cookies()).find((one) => one.name.includes('session-token'))
  if (cookie) sessions.set(who, cookie)
}

async function byForm(page: Page, who: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(`${who}@contoh.sch.id`)
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
}

/** Waits until what was typed into a report lies in the browser. */
export const draftLies = (page: Page, words: string) =>
  expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(words)

/** Nothing scrolls sideways at the width of a small phone. */
export async function noSideways(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}

/** Axe finds nothing on a page, light and dark and with all its folds open, and nothing scrolls sideways. */
export async function clean(page: Page) {
  await noSideways(page)
  const shut = await withAxe(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await violations(page, colorScheme === 'dark' ? COLOURED : undefined)
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([])
  }
  await noSideways(page)
  await page.emulateMedia({ colorScheme: null })
  await shut()
}
