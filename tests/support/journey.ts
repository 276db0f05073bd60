import { type Cookie, expect, type Page } from '@playwright/test'
import axe from 'axe-core'

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

/** Nothing scrolls sideways at the width of a small phone. */
export async function noSideways(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
}

/** Axe finds nothing on a page with all its folds open, and nothing scrolls sideways. */
export async function clean(page: Page) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run()
    return (await run).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
  })
  expect(found, page.url()).toEqual([])
  await noSideways(page)
}
