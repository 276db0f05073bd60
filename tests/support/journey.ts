import { type Cookie, expect, type Page, request, test } from '@playwright/test'
import { COLOURED, violations, withAxe } from './axe'
import { sql } from './sql'

/** The session of each person who came in once: later ones come in by it. */
const sessions = new Map<string, Cookie>()

/** Signs one of the demonstration's people in, and opens their first page. */
export async function signIn(page: Page, who: string) {
  await comeIn(page, who)
  await page.goto('/')
}

/** Signs one of the demonstration's people in and opens no page: for a journey that begins on another one. */
export async function comeIn(page: Page, who: string) {
  const known = sessions.get(who)
  if (known) {
    await page.context().addCookies([known])
    // Some journeys end the sessions of a person.
    if ((await page.request.get('/api/v1/minutes/none')).status() !== 401) return
  }
  const cookie = await sessionOf(page, who)
  sessions.set(who, cookie)
  await page.context().addCookies([cookie])
}

/** A new session of this browser, without the form: journeys about signing in fill that in. */
async function sessionOf(page: Page, who: string): Promise<Cookie> {
  // Journeys with wrong input use up a person's tries, which only those about signing in are about.
  await sql(`delete from rate_limit where key like 'account:%'`)
  const userAgent = await page.evaluate(() => navigator.userAgent)
  const browser = await request.newContext({ baseURL: test.info().project.use.baseURL ?? '', userAgent })
  const { csrfToken } = await (await browser.get('/api/auth/csrf')).json()
  const password = process.env.JOURNEY_PASSWORD ?? ''
  const form = { csrfToken, email: `${who}@contoh.sch.id`, password, json: 'true' }
  expect((await browser.post('/api/auth/callback/credentials', { form })).status(), who).toBe(200)
  const { cookies } = await browser.storageState()
  await browser.dispose()
  const cookie = cookies.find((one) => one.name.includes('session-token'))
  if (!cookie) throw new Error(`${who} was not let in.`)
  return cookie
}

/** Waits until what was typed into a report lies in the browser. */
export const draftLies = (page: Page, words: string) =>
  expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(words)

/** Goes on to the older ones of a list that fills more than a page: how many it has depends on the journeys before. False where there are none. */
export async function older(page: Page) {
  const link = page.getByRole('link', { name: 'Yang lebih lama' })
  if (!(await link.count())) return false
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  return true
}

/** Nothing scrolls sideways at the width of a small phone. */
export async function noSideways(page: Page) {
  // A page that a form was answered with has its words before its styles, and is not painted until then.
  await page.waitForLoadState()
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
