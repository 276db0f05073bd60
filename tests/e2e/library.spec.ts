import { expect, type Page, test } from '@playwright/test'
import { comeIn, noSideways } from '../support/journey'

const phone = { viewport: { width: 360, height: 740 } }

async function search(page: Page, q: string) {
  await page.goto('/library')
  await page.getByLabel('Apa yang Anda cari?').fill(q)
  await page.getByRole('button', { name: 'Cari', exact: true }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test(`from "I will use this" to the library and back, script ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    const as = async (who: string) => {
      const page = await (await browser.newContext({ javaScriptEnabled, ...phone })).newPage()
      await comeIn(page, who)
      return page
    }
    const word = javaScriptEnabled ? 'kancing' : 'kelereng'
    const slamet = await as('slamet')
    await search(slamet, 'pembgian')
    const material = slamet.getByRole('link', { name: 'Lembar kerja pembagian' })
    await expect(material).toBeVisible()
    await noSideways(slamet)
    await material.click()
    await expect(slamet.getByRole('heading', { level: 1 })).toHaveText('Lembar kerja pembagian')
    await expect(slamet.getByText('CC BY-SA', { exact: false })).toBeVisible()
    await slamet.getByRole('link', { name: 'Buka asalnya' }).click()
    const tell = slamet.getByText(/Saya sudah memakainya|Ubah cerita saya/)
    await tell.click()
    await slamet
      .getByLabel('Apa yang Anda lakukan', { exact: false })
      .fill(`Murid membagi ${word} di kelompok kecil.`)
    // Filled in already when it was told once before.
    await slamet.getByLabel('Kelas', { exact: true }).fill('')
    await slamet.getByRole('button', { name: 'Simpan cerita' }).click()
    await expect(slamet.getByLabel('Kelas', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(slamet.getByLabel('Apa yang Anda lakukan', { exact: false })).toHaveValue(new RegExp(word))
    await slamet
      .getByLabel('Tanggal dipakai')
      .fill(new Date(Date.now() - 86_400_000 * 2).toISOString().slice(0, 10))
    await slamet.getByLabel('Kelas', { exact: true }).fill('II')
    await slamet.getByLabel('Mata pelajaran', { exact: true }).fill('Matematika')
    await slamet
      .getByLabel('Apa yang Anda pelajari', { exact: false })
      .fill('Kelompok kecil lebih berani bertanya.')
    await slamet.getByRole('button', { name: 'Simpan cerita' }).click()
    await expect(slamet.getByText('1 guru sudah memakainya di kelas.')).toBeVisible()
    await expect(slamet.getByText(`Murid membagi ${word}`, { exact: false }).first()).toBeVisible()
    await noSideways(slamet)

    const maria = await as('maria')
    await search(maria, word)
    await expect(maria.getByText('Tidak ada yang cocok', { exact: false })).toBeVisible()
    await search(slamet, word)
    await slamet.getByRole('link', { name: new RegExp(word) }).click()
    await slamet.getByText('Bagikan lebih luas').click()
    await slamet.getByRole('radio', { name: 'Semua guru di Indonesia' }).check()
    await slamet.getByRole('button', { name: 'Ubah', exact: true }).click()
    await expect(slamet.locator('.badge', { hasText: 'Semua guru di Indonesia' })).toBeVisible()
    await search(maria, word)
    await maria.getByRole('link', { name: new RegExp(word) }).click()
    await expect(maria.getByText(`Murid membagi ${word}`, { exact: false }).first()).toBeVisible()
    await expect(maria.getByText('Slamet')).toHaveCount(0)
    await expect(maria.getByRole('link', { name: 'Buka asalnya' })).toHaveCount(0)
    const address = maria.url()
    await slamet.getByRole('button', { name: 'Tarik kembali ke kelompok' }).click()
    await expect(slamet.locator('.badge', { hasText: 'Hanya kelompok ini' })).toBeVisible()
    expect((await maria.goto(address))?.status()).toBe(404)
  })
}

test('signs, an emoji and ten thousand letters are answered with a page', async ({ browser }) => {
  const page = await browser.newPage(phone)
  await comeIn(page, 'sari')
  for (const q of [`' " \\ % & | ! :* <->`, '🙂', 'a'.repeat(10_000), '<script>alert(1)</script>']) {
    const answer = await page.goto(`/library?q=${encodeURIComponent(q)}`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByText('Tidak ada yang cocok', { exact: false })).toBeVisible()
    await noSideways(page)
  }
})

test('officers call for sessions, and an offer answers the call', async ({ browser }) => {
  const page = await browser.newPage(phone)
  await comeIn(page, 'ratna')
  await page.goto('/groups/mgmp-aphp-cilacap/sharing')
  await page.getByText('Ajak anggota berbagi').click()
  await page.getByLabel('Tema').fill('Menghitung biaya produksi')
  await page.getByRole('button', { name: 'Sebarkan ajakan' }).click()
  await expect(page.getByLabel('Tawaran diterima sampai')).toHaveAttribute('aria-invalid', 'true')
  await page
    .getByLabel('Tawaran diterima sampai')
    .fill(new Date(Date.now() + 86_400_000 * 9).toISOString().slice(0, 10))
  await page.getByRole('radio', { name: /Berbagi dan umpan balik/ }).check()
  await page.getByRole('button', { name: 'Sebarkan ajakan' }).click()
  await expect(page.getByText('Belum ada tawaran')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Menghitung biaya produksi')).toBeVisible()
  await page.getByRole('link', { name: 'Jawab ajakan ini' }).first().click()
  await expect(page.getByText('Menjawab ajakan: Menghitung biaya produksi')).toBeVisible()
  await page.getByLabel('Judul').fill('Biaya produksi keripik')
  await page.getByLabel('Apa yang dibagikan?').fill('Kelas XI: lembar hitung bertahap dari warung sekolah.')
  await page.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  await expect(page.getByText('Menjawab ajakan: Menghitung biaya produksi')).toBeVisible()
  await noSideways(page)
})
