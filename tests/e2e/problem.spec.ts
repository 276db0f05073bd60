import { expect, test } from '@playwright/test'
import { comeIn, noSideways, older, signIn } from '../support/journey'

for (const javaScriptEnabled of [true, false]) {
  test(`a problem from report to solved, script ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    const as = async (who: string) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await comeIn(page, who)
      return page
    }
    const sari = await as('sari')
    await sari.goto('/')
    await sari.getByRole('link', { name: 'KKG Gugus Patimura' }).click()
    await sari.getByRole('link', { name: 'Laporkan masalah' }).click()
    await sari.getByLabel('Kelas', { exact: true }).fill('II')
    await sari.getByLabel('Apa yang terjadi?').fill(`Murid menghafal perkalian, ${javaScriptEnabled}`)
    await sari.getByRole('button', { name: 'Laporkan' }).click()
    await expect(sari.getByLabel('Mata pelajaran')).toHaveAttribute('aria-invalid', 'true')
    await expect(sari.getByLabel('Kelas', { exact: true })).toHaveValue('II')
    await noSideways(sari)
    await sari.getByLabel('Mata pelajaran').fill('Matematika')
    await sari.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
    await sari.getByRole('button', { name: 'Laporkan' }).click()
    await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Matematika, kelas II')
    const address = sari.url()

    const budi = await as('budi')
    await budi.goto(address)
    await expect(budi.getByText('Tutup masalah')).toHaveCount(0)
    await budi.getByText('Angkat masalah ini').click()
    await budi.getByLabel('Mengapa diangkat, dan apa rencananya?').fill('Kita bahas bulan depan.')
    await budi.getByRole('button', { name: 'Angkat', exact: true }).click()
    await expect(budi.getByText('Diangkat').first()).toBeVisible()
    await budi.getByText('Beri bantuan').click()
    await budi.getByLabel('Saran atau bantuan Anda').fill('Pakai biji-bijian.')
    await budi.getByRole('button', { name: 'Kirim bantuan' }).click()
    await expect(budi.getByText('Pakai biji-bijian.')).toBeVisible()

    await sari.goto(address)
    await sari.getByText('Tutup masalah').click()
    await sari.getByRole('radio', { name: /kesulitannya teratasi/ }).check()
    const why = sari.getByLabel('Apa yang membantu, atau mengapa ditutup?')
    await sari.getByRole('button', { name: 'Tutup', exact: true }).click()
    await expect(why).toHaveAttribute('aria-invalid', 'true')
    await expect(sari.getByRole('radio', { name: /kesulitannya teratasi/ })).toBeChecked()
    await why.fill('Biji-bijian dipegang sendiri.')
    await sari.getByRole('button', { name: 'Tutup', exact: true }).click()
    await expect(sari.locator('header .badge')).toHaveText('Selesai')
    await noSideways(sari)

    const maria = await as('maria')
    const refused = await maria.goto(address)
    expect(refused?.status()).toBe(404)
  })
}

test('a report sent before the script has come is refused with all that was typed', async ({ page }) => {
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(String(error)))
  await signIn(page, 'sari')
  let come = () => {}
  let held = 0
  const late = new Promise<void>((done) => {
    come = done
  })
  await page.route(/\/s\/[^?]*\.js/, async (route) => {
    held += 1
    await late
    await route.continue()
  })
  await page.goto('/groups/kkg-patimura/problems/new', { waitUntil: 'commit' })
  await page.getByLabel('Kelas', { exact: true }).fill('II')
  await page.getByLabel('Apa yang terjadi?').fill('Murid menghafal perkalian')
  await page.getByRole('button', { name: 'Laporkan' }).click({ noWaitAfter: true })
  const subject = page.getByLabel('Mata pelajaran')
  await expect(subject).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('.field', { has: subject }).locator('.error')).toBeVisible()
  expect(held).toBeGreaterThan(0)
  come()
  await page.waitForLoadState('networkidle')
  await expect(subject).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Kelas', { exact: true })).toHaveValue('II')
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Murid menghafal perkalian')
  expect(broken).toEqual([])
})

test('a wrong password is told, keeps the address, and English is one tap away', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Surel').fill('sari@contoh.sch.id')
  await page.getByLabel('Kata sandi').fill('salah')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'tidak cocok' })).toBeVisible()
  await expect(page.getByLabel('Surel')).toHaveValue('sari@contoh.sch.id')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})

test('the supervisor reads a problem for officers without the name', async ({ page }) => {
  await signIn(page, 'nurul')
  // Above, among what stands out, the group is named too.
  await page.getByRole('link', { name: 'KKG Gugus Patimura' }).last().click()
  // The newest stand on the group's page; others reported since.
  await page.getByRole('link', { name: 'Semua masalah' }).click()
  await page.waitForURL('**/problems')
  const problem = page.getByRole('link', { name: /Rendahnya minat membaca/ })
  while (!(await problem.count())) expect(await older(page)).toBe(true)
  await problem.click()
  await expect(page.getByText('Nama disembunyikan').first()).toBeVisible()
  await expect(page.getByText('Sari')).toHaveCount(0)
})
