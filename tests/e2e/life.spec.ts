import { type Browser, expect, type Page, test } from '@playwright/test'
import { clean, comeIn, draftLies, noSideways } from '../support/journey'

const GROUP = '/groups/mgmp-aphp-cilacap'
const phone = { viewport: { width: 360, height: 740 } }

async function as(browser: Browser, who: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ ...phone, javaScriptEnabled })).newPage()
  await comeIn(page, who)
  return page
}

async function accessible(page: Page, script = true) {
  await (script ? clean(page) : noSideways(page))
}

async function unfold(page: Page, title: string) {
  await page.locator('summary', { hasText: title }).click()
}

test('what was typed survives a closed browser, shows what is similar, and is gone once sent', async ({
  browser,
}) => {
  const context = await browser.newContext(phone)
  const slamet = await context.newPage()
  await comeIn(slamet, 'slamet')
  await slamet.goto(`${GROUP}/problems/new`)
  await slamet.getByLabel('Mata pelajaran').fill('Produksi Olahan')
  await slamet.getByLabel('Apa yang terjadi?').fill('Gula semut di kelas saya mengumpal dan gelap')
  await slamet.getByLabel('Apa yang terjadi?').press('End')
  await slamet.getByLabel('Apa yang terjadi?').pressSequentially(' warnanya')
  await expect(slamet.getByRole('link', { name: /Kristal gula semut/ })).toBeVisible()
  await accessible(slamet)
  await draftLies(slamet, 'mengumpal dan gelap warnanya')
  await slamet.close()
  const again = await context.newPage()
  await again.goto(`${GROUP}/problems/new`)
  await expect(again.getByText('belum terkirim')).toBeVisible()
  await expect(again.getByLabel('Apa yang terjadi?')).toHaveValue(/mengumpal dan gelap warnanya/)
  await again.getByLabel('Kelas', { exact: true }).fill('XI')
  await again.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await again.getByRole('checkbox', { name: 'Sembunyikan nama saya dari rekan' }).check()
  await again.getByRole('button', { name: 'Laporkan' }).click()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Produksi Olahan, kelas XI')
  await expect(again.getByText('nama Anda disembunyikan')).toBeVisible()
  await again.goto(`${GROUP}/problems/new`)
  await again.waitForTimeout(500)
  await expect(again.getByLabel('Apa yang terjadi?')).toHaveValue('')

  // Somebody else at this phone finds nothing, and after signing out nothing lies there.
  await again.getByLabel('Apa yang terjadi?').fill('Rahasia saya')
  await draftLies(again, 'Rahasia saya')
  await again.getByRole('button', { name: 'Keluar' }).click()
  await expect(again).toHaveURL(/sign-in/)
  await expect(again.getByRole('heading', { level: 1 })).toBeVisible()
  await expect
    .poll(() => again.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))))
    .toEqual([])
})

for (const script of [true, false]) {
  test(`from draft to thanks, script ${script ? 'on' : 'off'}`, async ({ browser }) => {
    const slamet = await as(browser, 'slamet', script)
    await slamet.goto(`${GROUP}/problems/new`)
    const situation = `Murid tidak mencuci alat sesudah praktik, ${script}`
    await slamet.getByLabel('Apa yang terjadi?').fill(situation)
    await slamet.getByRole('button', { name: 'Cari yang serupa' }).click()
    await expect(slamet.getByLabel('Apa yang terjadi?')).toHaveValue(situation)
    await slamet.getByRole('button', { name: 'Simpan sebagai konsep' }).click()
    await expect(slamet.getByText('hanya terlihat oleh Anda')).toBeVisible()
    const address = slamet.url()
    const ratna = await as(browser, 'ratna', script)
    expect((await ratna.goto(address))?.status()).toBe(404)

    await slamet.getByRole('link', { name: 'Lanjutkan menulis' }).click()
    await expect(slamet.getByLabel('Apa yang terjadi?')).toHaveValue(situation)
    await slamet.getByRole('button', { name: 'Laporkan' }).click()
    await expect(slamet.getByLabel('Mata pelajaran')).toHaveAttribute('aria-invalid', 'true')
    await slamet.getByLabel('Mata pelajaran').fill('Produksi Olahan')
    await slamet.getByLabel('Kelas', { exact: true }).fill('X')
    await slamet.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
    await slamet.getByRole('button', { name: 'Laporkan' }).click()
    await expect(slamet.getByRole('heading', { level: 1 })).toHaveText('Produksi Olahan, kelas X')
    await unfold(slamet, 'Catat penyebab')
    await slamet.getByLabel('Digali dari').selectOption('Bacaan')
    await slamet.getByLabel('Apa penyebabnya').fill('Keran hanya satu.')
    await slamet.getByRole('button', { name: 'Simpan', exact: true }).first().click()
    await expect(slamet.getByText('Keran hanya satu.')).toBeVisible()
    await accessible(slamet, script)

    await ratna.goto(address)
    await ratna.getByRole('button', { name: 'Saya juga mengalaminya' }).click()
    await expect(ratna.getByText('1 rekan mengalaminya juga.')).toBeVisible()
    await ratna.getByRole('button', { name: 'Ternyata saya tidak' }).click()
    await expect(ratna.getByText('Belum ada rekan')).toBeVisible()
    await unfold(ratna, 'Saya bantu')
    await ratna.getByRole('button', { name: 'Dampingi masalah ini' }).click()
    await expect(ratna.getByRole('heading', { name: 'Yang mendampingi' })).toBeVisible()
    await unfold(ratna, 'Catat kontak')
    await ratna.getByLabel('Bentuk kontak').selectOption('Kunjungan')
    await ratna.getByLabel('Tanggal', { exact: true }).fill('2030-01-01')
    await ratna.getByLabel('Apa yang dibahas').fill('Melihat bengkel.')
    await ratna.getByRole('button', { name: 'Simpan kontak' }).click()
    await expect(ratna.getByText('Tanggal ini belum tiba')).toBeVisible()
    await expect(ratna.getByLabel('Apa yang dibahas')).toHaveValue('Melihat bengkel.')
    await ratna.getByLabel('Tanggal', { exact: true }).fill('2026-08-12')
    await ratna.getByRole('button', { name: 'Simpan kontak' }).click()
    await expect(ratna.getByText('Melihat bengkel.')).toBeVisible()
    await accessible(ratna, script)

    await ratna.goto(`${address}/merge?q=gula+menggumpal`)
    await ratna.getByRole('radio', { name: /Kristal gula semut/ }).check()
    await ratna.getByRole('button', { name: 'Gabungkan' }).click()
    await expect(ratna.getByText('Masalah ini digabung dengan')).toBeVisible()
    await unfold(ratna, 'Pisahkan lagi')
    await ratna.getByLabel('Mengapa dipisahkan?').fill('Ternyata lain.')
    await ratna.getByRole('button', { name: 'Pisahkan lagi' }).click()
    await expect(ratna.getByText('Masalah ini digabung dengan')).toHaveCount(0)

    await ratna.goto(`${address}/refer?q=abepura`)
    await ratna.getByLabel('Pengantar').fill('Mohon cerita dari bengkel Anda.')
    await ratna.getByRole('button', { name: 'Usulkan kepada pelapor' }).click()
    await expect(ratna.getByText('Menunggu persetujuan pelapor')).toBeVisible()
    await slamet.goto(address)
    await slamet.getByRole('button', { name: 'Terima kasih' }).click()
    await expect(slamet.getByText('Pelapor berterima kasih')).toBeVisible()
    await slamet.getByRole('button', { name: 'Ya, saya setuju' }).click()
    await expect(slamet.getByText('Menunggu jawaban kelompok tujuan')).toBeVisible()
    const maria = await as(browser, 'maria', script)
    await maria.goto('/groups/kkg-abepura/problems/waiting')
    await expect(maria.getByText(situation)).toHaveCount(0)
    await accessible(maria, script)
    await maria.getByRole('button', { name: 'Terima', exact: true }).first().click()
    await expect(maria.getByText('Dirujuk dari MGMP Agribisnis')).toBeVisible()
    await expect(maria.getByText(situation)).toBeVisible()

    await ratna.goto(`${GROUP}/problems/waiting`)
    await accessible(ratna, script)
    await unfold(ratna, 'Batas')
    await ratna.getByLabel('Kembali ke pengurus').fill('3')
    await ratna.getByRole('button', { name: 'Simpan', exact: true }).click()
    await expect(ratna.getByText('Paling sedikit 7.')).toBeVisible()
  })
}
