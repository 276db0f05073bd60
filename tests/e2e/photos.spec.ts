import { randomBytes } from 'node:crypto'
import { type Browser, expect, test } from '@playwright/test'
import sharp from 'sharp'
import { PDF } from '../support/files'
import { clean, comeIn } from '../support/journey'
import { onDisk } from '../support/large'
import { arranged } from '../support/meeting'

const group = '/groups/kkg-patimura'
const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
const when = { date: yesterday, from: '08:00', to: '11:00' }

async function as(browser: Browser, who: string, script = true) {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: script })
  const page = await context.newPage()
  await comeIn(page, who)
  return page
}

/** Noise: a photo that weighs as much as one from a phone. */
async function heavy(megapixels: number, quality: number) {
  const height = Math.round(Math.sqrt((megapixels * 1_000_000 * 3) / 4))
  const width = Math.round((height * 4) / 3)
  const raw = { width, height, channels: 3 as const }
  return sharp(randomBytes(width * height * 3), { raw })
    .withExif({ IFD3: { GPSLatitude: '7/1 4/1 0/1', GPSLatitudeRef: 'S' } })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

let made: Promise<Buffer> | undefined

/** Of a good phone; made once, for that takes a while. */
async function phonePhoto() {
  made ??= heavy(12, 98)
  expect((await made).length).toBeGreaterThan(25 * 1024 * 1024)
  return made
}

for (const script of [true, false]) {
  test(`photos of a meeting, script ${script ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(180_000)
    const budi = await as(browser, 'budi', script)
    const meeting = await arranged(budi, group, `Foto kegiatan ${script}`, when)
    await budi.goto(meeting)
    await budi.getByRole('link', { name: 'Tambah atau atur foto' }).click()
    const field = budi.getByLabel('Pilih foto')
    const send = () => budi.getByRole('button', { name: 'Simpan foto' }).click()

    await field.setInputFiles({ name: 'palsu.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(PDF) })
    await budi.getByLabel('Keterangan (boleh kosong)').fill('Kerja kelompok')
    await send()
    await expect(budi.getByText('«palsu.jpg» bukan foto', { exact: false })).toBeVisible()
    await expect(budi.getByLabel('Keterangan (boleh kosong)')).toHaveValue('Kerja kelompok')

    const thirty = await onDisk('IMG_0001.jpg', await phonePhoto())
    const [one, two] = [
      await onDisk('IMG_0002.jpg', await heavy(1, 90)),
      await onDisk('IMG_0003.jpg', await heavy(2, 90)),
    ]
    await field.setInputFiles(script ? one : thirty)
    if (script) {
      await expect(budi.getByText('1 foto siap dikirim', { exact: false })).toBeVisible({ timeout: 60_000 })
      await field.setInputFiles([thirty, two])
      await expect(budi.getByText('2 foto siap dikirim', { exact: false })).toBeVisible({ timeout: 60_000 })
    } else {
      await send()
      await expect(budi).toHaveURL(/refused=fileTooLarge/)
      await expect(budi.getByText('seluruhnya paling banyak 10 MB. Kirim', { exact: false })).toBeVisible()
      await budi.getByLabel('Keterangan (boleh kosong)').fill('Kerja kelompok')
      await field.setInputFiles([two, one])
    }
    await send()
    await expect(budi.getByRole('img', { name: 'Kerja kelompok' })).toHaveCount(2)
    await budi.getByText('Keterangan …').first().click()
    await budi.getByLabel('Keterangan di bawah foto').first().fill('Pembukaan')
    await budi.getByLabel('Apa yang terlihat?').first().fill('Ketua berdiri di depan papan tulis')
    await budi.getByRole('button', { name: 'Simpan keterangan' }).first().click()
    await budi.getByRole('button', { name: 'Lebih akhir' }).first().click()
    await expect(budi.getByRole('img').last()).toHaveAttribute('alt', 'Ketua berdiri di depan papan tulis')
    if (script) await clean(budi)

    const sari = await as(browser, 'sari')
    await sari.goto(meeting)
    const thumb = sari.getByRole('img', { name: 'Ketua berdiri di depan papan tulis' })
    await thumb.scrollIntoViewIfNeeded()
    await expect
      .poll(() => thumb.evaluate((one) => (one as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100)
    const { width, height } = await thumb.evaluate((one) => ({
      width: one.getAttribute('width'),
      height: one.getAttribute('height'),
    }))
    expect(Number(width) * Number(height)).toBeGreaterThan(0)
    await clean(sari)
    const path = (await sari.getByRole('link', { name: 'Ketua berdiri' }).getAttribute('href')) ?? ''
    const whole = Buffer.from(await (await sari.request.get(path)).body())
    expect(whole.length).toBeLessThan(400 * 1024)
    expect((await sharp(whole).metadata()).exif).toBeUndefined()
    const maria = await as(browser, 'maria')
    expect((await maria.request.get(path)).status()).toBe(404)
    expect((await sari.goto(`${meeting}/photos`))?.status()).toBe(404)

    await budi.getByText('Hapus …').first().click()
    await budi.getByRole('button', { name: 'Hapus foto' }).first().click()
    await expect(budi.getByRole('img')).toHaveCount(1)
  })
}
