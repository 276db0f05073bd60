import { type BrowserContext, expect, type Page, test, type Worker } from '@playwright/test'
import { clean, signIn } from '../support/journey'
import { makeBrowser } from '../support/push-service'
import { sql } from '../support/sql'

test.use({ serviceWorkers: 'allow' })

let browsers = 0

/** The service worker's world, with what the test notes in it. */
type Scope = {
  shown: ({ title: string } & NotificationOptions)[]
  opened?: string
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: string): Promise<unknown> }
}

/** A browser of these tests has no maker who runs a push service: its subscription is made here. */
async function withService(page: Page) {
  browsers += 1
  const { keys } = makeBrowser()
  await page.addInitScript(
    (said) => {
      PushManager.prototype.subscribe = async () => ({ toJSON: () => said }) as never
    },
    { endpoint: `https://localhost:9/${process.pid}-${browsers}`, keys },
  )
}

async function account(page: Page, context: BrowserContext, who: string) {
  await withService(page)
  await context.grantPermissions(['notifications'])
  await signIn(page, who)
  await page.goto('/account')
  return page.locator('#notices')
}

test('a device is told after its owner allowed it, listed, and told no more', async ({ page, context }) => {
  const section = await account(page, context, 'sari')
  await expect(section.getByRole('columnheader', { name: 'Perangkat' })).toBeVisible()
  await section.getByRole('button', { name: 'Beri tahu di perangkat ini' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Perangkat ini akan diberi tahu.' })).toBeVisible()
  await expect(section.getByText('perangkat ini', { exact: true })).toBeVisible()
  await expect(section.getByText('Chrome di')).toBeVisible()
  await expect(section.getByRole('button', { name: 'Beri tahu di perangkat ini' })).toHaveCount(0)
  await clean(page)
  await section.getByRole('button', { name: 'Hentikan' }).click()
  await expect(page.getByText('Perangkat itu tidak diberi tahu lagi.')).toBeVisible()
  await expect(section.getByRole('button', { name: 'Beri tahu di perangkat ini' })).toBeVisible()
})

test('what a person chose for devices is kept', async ({ page, context }) => {
  const section = await account(page, context, 'slamet')
  const box = section.getByRole('checkbox', { name: /Jajak tanggal.*Perangkat/ })
  await expect(box).not.toBeChecked()
  await box.check()
  await section.getByRole('button', { name: 'Simpan pilihan' }).click()
  await expect(page.getByText('Pilihan kabar tersimpan.')).toBeVisible()
  await expect(box).toBeChecked()
})

test('a push is shown, and a tap opens its page', async ({ page, context }) => {
  const section = await account(page, context, 'sari')
  await section.getByRole('button', { name: 'Beri tahu di perangkat ini' }).click()
  await expect(section.getByText('perangkat ini', { exact: true })).toBeVisible()
  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((done) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) done(registrations[0].registrationId)
    }),
  )
  await cdp.send('ServiceWorker.enable')
  const registrationId = await registered
  const worker = context.serviceWorkers()[0] as Worker
  // A browser without a screen shows nothing and knows no tap: what our worker asks of it is noted.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as Scope
    scope.shown = []
    scope.registration.showNotification = async (title, options) => {
      scope.shown.push({ title, ...options })
    }
    scope.clients.openWindow = async (url) => {
      scope.opened = url
    }
  })
  const words = { title: 'KKG Gugus Patimura', body: 'Bedah soal', path: '/notices', lang: 'id', tag: 'a' }
  const origin = new URL(page.url()).origin
  await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(words) })
  const { path, ...seen } = words
  const shown = () => worker.evaluate(() => (globalThis as unknown as Scope).shown)
  await expect.poll(shown).toMatchObject([{ ...seen, data: { path } }])
  await worker.evaluate(() => {
    const { shown } = globalThis as unknown as Scope
    const event = new Event('notificationclick')
    const notification = { close: () => undefined, data: shown[0]?.data }
    dispatchEvent(Object.assign(event, { notification, waitUntil: () => undefined }))
  })
  const opened = () => worker.evaluate(() => (globalThis as unknown as Scope).opened)
  await expect.poll(opened).toBe(`${origin}/notices`)
  await page.goto((await opened()) ?? '')
  await expect(page.getByRole('heading', { level: 1, name: 'Kabar' })).toBeVisible()
})

test('where the browser does not allow it a sentence says what to do, and nothing is kept', async ({
  page,
}) => {
  await withService(page)
  await signIn(page, 'wayan')
  await page.goto('/account')
  const section = page.locator('#notices')
  await section.getByRole('button', { name: 'Beri tahu di perangkat ini' }).click()
  await expect(section.getByRole('status')).toContainText('Peramban belum mengizinkan')
  await page.reload()
  await expect(section.getByRole('button', { name: 'Hentikan' })).toHaveCount(0)
})

test('signing out ends it on this device', async ({ page, context }) => {
  const section = await account(page, context, 'maria')
  await section.getByRole('button', { name: 'Beri tahu di perangkat ini' }).click()
  await expect(section.getByRole('button', { name: 'Hentikan' })).toHaveCount(1)
  await page.goto('/')
  await page.getByRole('button', { name: 'Keluar' }).first().click()
  await expect(page).toHaveURL(/sign-in/)
  const left = await sql(
    'select 1 from push_device where person_id = (select id from person where email = $1)',
    ['maria@contoh.sch.id'],
  )
  expect(left).toEqual([])
})
