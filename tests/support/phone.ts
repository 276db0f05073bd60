import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '../../scripts/chromium'
import { badLine } from './line'

/** A phone behind a line, whose browser can be closed and opened again with all that lies on it. */
export async function phone(base: string) {
  const folder = await mkdtemp(join(tmpdir(), 'phone-'))
  let page: Page | undefined
  const close = async () => {
    await page?.context().close()
    page = undefined
  }
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: await chromiumPath(),
      args: chromiumArguments,
      baseURL: base,
      serviceWorkers: 'allow',
      viewport: { width: 360, height: 740 },
    })
    page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(20_000)
    return page
  }
  const away = async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  return { open, close, away, folder }
}

/** For each test of a file a bad line of its own, and phones behind it that are thrown away. To be called at the file's top. */
export function behindBadLine() {
  let line: Awaited<ReturnType<typeof badLine>>
  let phones: Awaited<ReturnType<typeof phone>>[]
  test.beforeEach(async ({ baseURL }) => {
    test.setTimeout(180_000)
    line = await badLine(baseURL ?? '')
    phones = []
  })
  test.afterEach(async () => {
    for (const one of phones) await one.away()
    await line.stop()
  })
  const take = async () => {
    const one = await phone(line.base)
    phones.push(one)
    return one
  }
  return { line: () => line, take }
}

/** Signs one of the demonstration's people in by the form. */
export async function enter(page: Page, who: string) {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  await page.getByLabel('Surel').fill(`${who}@contoh.sch.id`)
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
}

/** The addresses of the pages that lie on the phone, with what they ask for where `whole`. */
export const shelf = (page: Page, whole = false) =>
  page.evaluate(async (all) => {
    const cache = await caches.open('pages')
    const places = (await cache.keys()).map(({ url }) => new URL(url))
    return places.map(({ pathname, search }) => (all ? pathname + search : pathname))
  }, whole)

/** Waits until a page lies on the phone. */
export const brought = (page: Page, path: string) =>
  expect.poll(() => shelf(page), { timeout: 30_000 }).toContain(path)

/** What a form says of where it is saved. */
export const told = (page: Page) => page.locator('[data-later] [role=status]')

/** A line of the page of the outbox. */
export const item = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })

/** The browser's own tools, as they act upon the service worker of a page's address, also while none of its pages is open. */
export async function worker(page: Page, base: string) {
  const tools = await page.context().newCDPSession(page)
  const found = new Promise<string>((done) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find((one) => one.scopeURL.startsWith(base) && !one.isDeleted)
      if (own) done(own.registrationId)
    })
  })
  await tools.send('ServiceWorker.enable')
  const registrationId = await found
  return {
    tools,
    /** The browser finds a network, and wakes the worker for what was left with it. */
    sync: (tag: string) =>
      tools.send('ServiceWorker.dispatchSyncEvent', { origin: base, registrationId, tag, lastChance: false }),
  }
}

/** Fills in the open form of a report. */
export async function fillReport(page: Page, words: string) {
  await page.getByLabel('Kelas', { exact: true }).fill('IV')
  await page.getByLabel('Mata pelajaran').fill('IPAS')
  await page.getByLabel('Apa yang terjadi?').fill(words)
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
}
