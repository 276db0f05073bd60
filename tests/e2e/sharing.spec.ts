import { expect, type Page, test } from '@playwright/test'
import { PDF } from '../support/files'
import { comeIn, noSideways } from '../support/journey'
import { onDisk } from '../support/large'

const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const MEGABYTE = 1024 * 1024
const group = '/groups/kkg-patimura'
const pdf = (name: string, buffer = Buffer.from(PDF)) => ({ name, mimeType: 'application/pdf', buffer })

async function offerSession(page: Page, title: string) {
  await page.goto(`${group}/sharing`)
  await page.getByRole('link', { name: 'Tawarkan sesi' }).click()
  await page.getByLabel('Judul').fill(title)
  await page.getByRole('radio', { name: /Berbagi dan umpan balik/ }).check()
  await page.getByText('Tujuan pendukung (boleh kosong)').first().click()
  await page.getByRole('checkbox', { name: /Berbagi dan umpan balik/ }).check()
  await page.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  await expect(page.getByLabel('Apa yang dibagikan?')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Judul')).toHaveValue(title)
  await page.getByLabel('Apa yang dibagikan?').fill('Kelas II, Matematika: pembagian dengan biji-bijian.')
  await page.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  await expect(
    page.getByText('Tujuan utama tidak dapat menjadi tujuan pendukung juga', { exact: false }),
  ).toBeVisible()
  await page.getByRole('checkbox', { name: /Berbagi dan umpan balik/ }).uncheck()
  await page.getByText('Penyaji lain dan narasumber').click()
  await page.getByLabel('Narasumber dari luar').fill('Dr. Ketut Arta')
  await page.getByRole('button', { name: 'Tawarkan', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return page.url()
}

async function holdSession(page: Page, title: string) {
  await page.goto(`${group}/sharing`)
  const row = page.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Terima' }).click()
  await expect(page.getByRole('heading', { name: 'Tentukan tanggal' })).toBeVisible()
  await page.getByLabel('Tanggal').fill(yesterday)
  await page.getByLabel('Mulai (WIB)').fill('08:00')
  await page.getByLabel('Selesai (WIB)').fill('09:30')
  await page.getByLabel('Tempat').fill('SDN 1 Ringinpitu')
  await page.getByRole('button', { name: 'Jadwalkan sesi' }).click()
  await expect(page.getByText('08.00–09.30 WIB')).toBeVisible()
  await page.getByText('Isi daftar hadir').click()
  for (const name of [/Sari/, /Slamet/]) {
    await page.getByRole('group', { name }).getByRole('radio', { name: 'Hadir' }).check()
  }
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(page.getByText('Hadir 2 dari 2 tercatat')).toBeVisible()
  await expect(page).toHaveURL(/\/sharing\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await expect(page.locator('header .badge')).toHaveText('Terlaksana')
}

async function publish(page: Page, title: string) {
  const row = page.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Terbitkan' }).click()
  await expect(row.getByText('Terbit', { exact: true })).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test(`a session from offer to evidence, script ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    const as = async (who: string) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await comeIn(page, who)
      return page
    }
    const title = `Pembagian dengan biji ${javaScriptEnabled}`
    const sari = await as('sari')
    const address = await offerSession(sari, title)
    await noSideways(sari)
    const budi = await as('budi')
    await holdSession(budi, title)

    await sari.goto(address.replace('/sharing/', '/meetings/'))
    await expect(sari).toHaveURL(address)
    await expect(sari.getByText('Meja pengurus')).toHaveCount(0)
    await sari.getByText('Tambah berkas').click()
    const file = sari.getByLabel('Berkas', { exact: true })
    await file.setInputFiles(pdf('halaman.pdf', Buffer.from('<!doctype html><p>hai')))
    await sari.getByLabel('Judul materi (boleh kosong)').fill('Lembar kerja')
    await sari.getByRole('button', { name: 'Simpan berkas' }).click()
    await expect(sari.getByText('Jenis berkas ini tidak diterima', { exact: false })).toBeVisible()
    await expect(sari.getByLabel('Judul materi (boleh kosong)')).toHaveValue('Lembar kerja')
    await file.setInputFiles(await onDisk('besar.pdf', 10 * MEGABYTE + 1))
    if (!javaScriptEnabled) await sari.getByRole('button', { name: 'Simpan berkas' }).click()
    await expect(sari.getByText('paling banyak 10 MB', { exact: false })).toBeVisible()
    if (!javaScriptEnabled) {
      await file.setInputFiles(await onDisk('raksasa.pdf', 20 * MEGABYTE))
      await sari.getByRole('button', { name: 'Simpan berkas' }).click()
      await expect(sari).toHaveURL(/refused=fileTooLarge/)
      await expect(sari.getByText('paling banyak 10 MB', { exact: false })).toBeVisible()
    }
    await file.setInputFiles(pdf('../../lembar kerja.pdf'))
    await sari.getByRole('button', { name: 'Simpan berkas' }).click()
    const download = sari.getByRole('link', { name: 'Lembar kerja' })
    await expect(download).toBeVisible()
    await expect(sari.locator('.notice.error')).toHaveCount(0)
    await expect(sari.getByLabel('Judul materi (boleh kosong)')).toHaveValue('')
    const path = (await download.getAttribute('href')) ?? ''
    const budisCopy = await budi.request.get(path)
    expect(budisCopy.status()).toBe(200)
    const slamet = await as('slamet')
    expect((await slamet.request.get(path)).status()).toBe(404)

    await sari.getByText('Tambah tautan').click()
    await sari.getByLabel('Judul materi', { exact: true }).fill('Video')
    await sari.getByLabel('Tautan').fill('http://contoh.sch.id/video')
    await sari.getByRole('button', { name: 'Simpan tautan' }).click()
    await expect(sari.getByText('diawali https://', { exact: false })).toBeVisible()
    await sari.getByLabel('Tautan').fill('https://contoh.sch.id/video')
    await sari.getByRole('button', { name: 'Simpan tautan' }).click()
    await expect(sari.getByRole('link', { name: 'Video' })).toBeVisible()
    await publish(sari, 'Lembar kerja')
    await publish(sari, 'Video')
    await noSideways(sari)

    const fetched = await slamet.request.get(path)
    expect(await fetched.body()).toEqual(Buffer.from(PDF))
    expect(fetched.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''lembar%20kerja.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })

    await budi.reload()
    const stages = budi.getByRole('list', { name: 'Tahap yang dicapai' })
    await expect(stages.getByText('Terdokumentasi (belum)')).toBeVisible()
    await budi.getByRole('button', { name: 'Kunci daftar hadir' }).click()
    await expect(stages.getByText('Terdokumentasi (tercapai)')).toBeVisible()
    await expect(stages.getByText('Terbukti (belum)')).toBeVisible()

    await slamet.goto(address)
    await slamet.getByRole('radio', { name: '5 – sangat berguna' }).check()
    await slamet.getByRole('button', { name: 'Kirim umpan balik' }).click()
    await expect(slamet.getByText('Pilih salah satu dari pilihan yang ada.').first()).toBeVisible()
    await slamet.getByRole('radio', { name: '4 – jelas' }).check()
    await slamet.getByRole('radio', { name: '5 – sangat cocok' }).check()
    await expect(slamet.getByRole('radio', { name: '5 – sangat berguna' })).toBeChecked()
    await slamet.getByRole('radio', { name: 'Ya', exact: true }).check()
    await slamet.getByLabel('Saran bagi penyaji').fill('Langsung saya coba hari Senin.')
    await slamet.getByRole('button', { name: 'Kirim umpan balik' }).click()
    await expect(slamet.getByText('umpan balik Anda sudah tercatat')).toBeVisible()
    await expect(slamet.getByText('membuktikan tujuan B')).toBeVisible()
    await expect(slamet.getByText('Terbukti (tercapai)')).toBeVisible()
    await sari.reload()
    // One answer alone would tell who wrote it.
    await expect(sari.getByText('Ringkasan terbuka mulai tiga jawaban', { exact: false })).toBeVisible()
    await expect(sari.getByText('Langsung saya coba hari Senin.')).toHaveCount(0)
    await expect(budi.getByRole('group', { name: /Slamet/ })).toHaveCount(0)

    await budi.getByText('Catat hasil belajar kelas').click()
    await budi.getByLabel('Kelas, mata pelajaran').fill('Kelas II, Matematika: ulangan pembagian')
    await budi.getByLabel('Banyaknya murid').fill('24')
    await budi.getByLabel('Alat ukur').fill('Ulangan pembagian')
    await budi.getByLabel('Sebelum', { exact: true }).fill('61,5')
    await budi.getByLabel('Tanggal sebelum').fill(daysAgo(40))
    await budi.getByLabel('Tanggal sesudah').fill(daysAgo(1))
    await budi.getByLabel('Sesudah', { exact: true }).fill('174')
    await budi.getByRole('button', { name: 'Simpan hasil belajar' }).click()
    await expect(budi.getByText('Tulis nilai dari 0 sampai 100', { exact: false })).toBeVisible()
    await budi.getByLabel('Sesudah', { exact: true }).fill('74.25')
    await budi.getByRole('button', { name: 'Simpan hasil belajar' }).click()
    await expect(budi.getByText('61,5 menjadi 74,25', { exact: false })).toBeVisible()
    await expect(budi.getByText('perolehan ternormalisasi +0,33', { exact: false })).toBeVisible()
    await expect(budi.getByText('membuktikan sedikit', { exact: false }).first()).toBeVisible()
    await noSideways(budi)

    const maria = await as('maria')
    expect((await maria.goto(address))?.status()).toBe(404)
    expect((await maria.request.get(path)).status()).toBe(404)
    const nobody = await (await browser.newContext()).request.get(new URL(path, address).href)
    expect(nobody.status()).toBe(404)
  })
}
