import { test } from '@playwright/test'
import { freePort } from '@/scripts/postgres'
import { randomBytes } from 'node:crypto'
import { pushKeys } from '@/scripts/vapid'
import { startDesk } from '../support/desk'
import { sql } from '../support/sql'
test('shots', async ({ browser }) => {
  test.setTimeout(200_000)
  const port = await freePort()
  const desk = await startDesk(port, { ...pushKeys(randomBytes(32).toString('base64url')), SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'x@y.id', SANGGAR_ADMIN_FACTOR: 'optional',
    SANGGAR_OIDC_ISSUER: 'https://accounts.google.com', SANGGAR_OIDC_CLIENT_ID: 'x', SANGGAR_OIDC_CLIENT_SECRET: 'y',
    SANGGAR_OIDC_2_ISSUER: 'https://masuk.belajar.id', SANGGAR_OIDC_2_CLIENT_ID: 'x', SANGGAR_OIDC_2_CLIENT_SECRET: 'y', SANGGAR_OIDC_2_LABEL: 'belajar.id' })
  for (const [w, scheme, lang] of [[360, 'light', 'id'], [1280, 'dark', 'en'], [360, 'dark', 'en'], [1280, 'light', 'id']] as const) {
    const context = await browser.newContext({ baseURL: desk.base, viewport: { width: w, height: 800 }, colorScheme: scheme })
    await context.addCookies([{ name: 'bahasa', value: lang, url: desk.base }])
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.screenshot({ path: `/tmp/shots/signin-${w}-${scheme}-${lang}.png`, fullPage: true })
    await page.locator('input[name=email]').fill('sari@contoh.sch.id')
    await page.locator('input[name=password]').fill(process.env.JOURNEY_PASSWORD ?? '')
    await page.locator('input[name=password]').press('Enter')
    await page.waitForURL((u) => !u.pathname.includes('sign-in'))
    await sql(`delete from push_device`)
    await sql(`insert into push_device (id, person_id, session_id, endpoint, p256dh, auth, created_at) select gen_random_uuid(), person_id, id, 'https://localhost/' || id, repeat('B', 87), repeat('a', 22), now() from session where person_id = (select id from person where email='sari@contoh.sch.id') and ended_at is null order by created_at desc limit 2`)
    await sql(`insert into identity (id, person_id, issuer, subject, created_at) select gen_random_uuid(), id, 'https://accounts.google.com', 'x', now() from person where email='sari@contoh.sch.id' on conflict do nothing`)
    await page.goto('/account')
    for (const d of await page.locator('#services details').all()) await d.evaluate((e) => e.setAttribute('open', ''))
    await page.locator('#notices').screenshot({ path: `/tmp/shots/notices-${w}-${scheme}-${lang}.png` })
    await page.locator('#services').screenshot({ path: `/tmp/shots/services-${w}-${scheme}-${lang}.png` })
    await page.goto('/account?adding=oidc-2')
    await page.locator('#services').screenshot({ path: `/tmp/shots/adding-${w}-${scheme}-${lang}.png` })
    await context.close()
  }
  await sql(`delete from identity`)
  await desk.stop()
})
