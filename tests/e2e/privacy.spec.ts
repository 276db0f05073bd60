import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { clean, comeIn, signIn } from '../support/journey'

const shots = process.env.JOURNEY_SHOTS
/** For looking at the pages by eye. */
async function look(page: Page, name: string) {
  if (!shots) return
  for (const width of [360, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  await page.setViewportSize({ width: 360, height: 740 })
}

test('what is kept is told before signing in; one sees, corrects, agrees and fetches, without script', async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Privasi' }).click()
  await expect(page.getByRole('heading', { name: 'Hak Anda' })).toBeVisible()
  await expect(page.getByText('180 hari: alasan tidak hadir')).toBeVisible()
  await look(page, 'notice')
  await comeIn(page, 'budi')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Data pribadi, persetujuan' }).click()
  await look(page, 'data')
  await page.getByLabel('NIP').fill('123')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('NIP terdiri atas 18 angka')).toBeVisible()
  await expect(page.getByLabel('NIP')).toHaveValue('123')
  await page.getByLabel('NIP').fill('19870512 201001 1 014')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByRole('status')).toHaveText('Data Anda sudah dibetulkan.')
  await page.getByRole('button', { name: 'Saya setuju' }).click()
  await expect(page.getByText(/Anda setuju sejak/)).toBeVisible()
  await page.getByRole('button', { name: 'Tarik persetujuan' }).click()
  await expect(page.getByText(/Anda menarik persetujuan pada/)).toBeVisible()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh JSON' }).click(),
  ])
  const data = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(data.data.person[0].nip).toBe('198705122010011014')
  await context.close()
})

test('an officer and an administrator read the trail and narrow it; a teacher does not find it', async ({
  page,
}) => {
  await signIn(page, 'budi')
  const [group] = await page.getByRole('link', { name: /KKG/ }).all()
  const address = (await group?.getAttribute('href')) ?? ''
  await page.goto(address)
  await page.getByRole('link', { name: 'Jejak kegiatan' }).click()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /WIB|WITA|WIT/ })
      .first(),
  ).toBeVisible()
  await page.getByRole('combobox').selectOption('Masalah')
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(page.getByText('melaporkan masalah').first()).toBeVisible()
  await clean(page)
  await look(page, 'trail')
  const trail = page.url()
  await page.context().clearCookies()
  await comeIn(page, 'sari')
  expect((await page.goto(trail))?.status()).toBe(404)
  await page.context().clearCookies()
  await comeIn(page, 'dinas')
  await page.goto('/admin/audit')
  await expect(page.getByRole('link', { name: 'Yang lebih lama' })).toBeVisible()
  await clean(page)
  await look(page, 'admin')
})

test('an account is closed with its password, and opens no more', async ({ page }) => {
  await comeIn(page, 'dinas')
  await page.goto('/admin/people/new')
  await page.getByLabel('Nama').fill('Wayan Tutup, S.Pd.')
  await page.getByLabel('Surel').fill('tutup@contoh.sch.id')
  await page.getByRole('button', { name: 'Catat orang' }).click()
  const password = (await page.locator('.issued').textContent()) ?? ''
  const enter = async () => {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByLabel('Surel').fill('tutup@contoh.sch.id')
    await page.getByLabel('Kata sandi').fill(password)
    await page.getByRole('button', { name: 'Masuk' }).click()
  }
  await enter()
  await page.goto('/account/data')
  await clean(page)
  await page.getByRole('link', { name: 'Tutup akun saya' }).click()
  await clean(page)
  await look(page, 'close')
  await page.getByLabel('Kata sandi').fill('bukan ini')
  await page.getByLabel('Saya mengerti').check()
  const submit = page.getByRole('button', { name: 'Tutup akun saya untuk selamanya' })
  await submit.click()
  await expect(page.getByText('Kata sandi lama tidak cocok', { exact: false })).toBeVisible()
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByLabel('Saya mengerti').check()
  await submit.click()
  await expect(page.getByRole('status')).toContainText('Akun Anda sudah ditutup')
  await enter()
  await expect(page).toHaveURL(/sign-in/)
})
