import { expect, type Page } from '@playwright/test'

/** Signs one of the demonstration's people in. */
export async function signIn(page: Page, who: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(`${who}@contoh.sch.id`)
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
}

/** Nothing scrolls sideways at the width of a small phone. */
export async function noSideways(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}
