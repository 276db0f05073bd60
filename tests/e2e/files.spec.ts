import { createHash, randomBytes } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { clean, comeIn, noSideways } from '../support/journey'
import { onDisk } from '../support/large'
import { arranged } from '../support/meeting'

const group = '/groups/kkg-patimura'
const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
const parts = '**/api/v1/transfers/*/*'

async function as(browser: Browser, who: string, script = true) {
  const viewport = { width: 360, height: 740 }
  const page = await (await browser.newContext({ viewport, javaScriptEnabled: script })).newPage()
  await comeIn(page, who)
  return page
}

async function reported(page: Page, subject: string) {
  await page.goto(`${group}/problems/new`)
  await page.getByLabel('Kelas', { exact: true }).fill('III')
  await page.getByLabel('Mata pelajaran').fill(subject)
  await page.getByLabel('Apa yang terjadi?').fill('Murid belum lancar membaca jam.')
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await page.getByRole('button', { name: 'Laporkan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${subject}, kelas III`)
  return page.url()
}

/** A PDF by its head, of noise. */
const pdf = (megabytes: number) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(Math.round(megabytes * 1024 * 1024))])
const sumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function choose(page: Page, name: string, buffer: Buffer) {
  // Before its script came the form carries the file itself.
  await page.waitForLoadState()
  await page.getByText('Tambah berkas atau foto').click()
  await page.getByLabel('Berkas atau foto', { exact: true }).setInputFiles(await onDisk(name, buffer))
}
const save = (page: Page) => page.getByRole('button', { name: 'Simpan berkas' }).click()

async function fetched(page: Page, name: string) {
  const path = (await page.getByRole('link', { name }).getAttribute('href')) ?? ''
  const answer = await page.request.get(path)
  return { body: Buffer.from(await answer.body()), headers: answer.headers() }
}

test('a file survives a line that breaks in the middle, and a page that was closed', async ({ browser }) => {
  test.setTimeout(180_000)
  const sari = await as(browser, 'sari')
  const problem = await reported(sari, 'Matematika')
  const first = pdf(2.5)
  let sent = 0
  await sari.route(parts, async (route) => {
    sent += 1
    // The fourth part gets lost, and with it the line.
    if (sent === 4) await sari.context().setOffline(true)
    await route.continue().catch(() => {})
  })
  await choose(sari, 'lembar kerja.pdf', first)
  await save(sari)
  await expect(sari.getByText('Sambungan terputus', { exact: false })).toBeVisible()
  const progress = sari.getByRole('progressbar', { name: 'Yang sudah terkirim' })
  const percent = Number(await progress.getAttribute('value'))
  expect([percent > 5, percent < 95]).toEqual([true, true])
  await clean(sari)
  await sari.context().setOffline(false)
  await expect(sari.getByRole('link', { name: 'lembar kerja.pdf' })).toBeVisible({ timeout: 30_000 })
  const { body, headers } = await fetched(sari, 'lembar kerja.pdf')
  expect(sumOf(body)).toBe(sumOf(first))
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-disposition': "attachment; filename*=UTF-8''lembar%20kerja.pdf",
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
  })
  await sari.unroute(parts)

  const second = pdf(2)
  const arrived = new Set<string>()
  await sari.route(parts, async (route) => {
    if (arrived.size >= 3) return route.abort('connectionreset')
    arrived.add(new URL(route.request().url()).pathname)
    await route.continue()
  })
  await choose(sari, 'soal.pdf', second)
  await save(sari)
  await expect(sari.getByText('Sambungan terputus', { exact: false })).toBeVisible()
  await sari.getByRole('button', { name: 'Hentikan pengiriman' }).click()
  await expect(sari.getByText('Dihentikan.', { exact: false })).toBeVisible()
  await noSideways(sari)
  const page = await sari.context().newPage()
  await sari.close()
  const again: string[] = []
  page.on('request', (one) => {
    if (one.method() === 'PUT') again.push(new URL(one.url()).pathname)
  })
  await page.goto(problem)
  await choose(page, 'soal.pdf', second)
  await save(page)
  await expect(page.getByRole('link', { name: 'soal.pdf' })).toBeVisible({ timeout: 30_000 })
  expect(sumOf((await fetched(page, 'soal.pdf')).body)).toBe(sumOf(second))
  expect(again.length).toBe(9 - 3)
  expect(again.filter((path) => arrived.has(path))).toEqual([])
})

test('what arrived stays when the form is refused for something else', async ({ browser }) => {
  test.setTimeout(120_000)
  const budi = await as(browser, 'budi')
  const when = { date: yesterday, from: '08:00', to: '11:00' }
  await budi.goto(await arranged(budi, group, 'Foto yang menunggu', when))
  await budi.getByRole('link', { name: 'Tambah atau atur foto' }).click()
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 50 }
  const buffer = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#777', noise } })
    .jpeg()
    .toBuffer()
  const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer })
  await budi.getByLabel('Pilih foto').setInputFiles([photo('satu.jpg'), photo('dua.jpg')])
  const caption = budi.getByLabel('Keterangan (boleh kosong)')
  await caption.evaluate((one) => one.removeAttribute('maxlength'))
  await caption.fill('a'.repeat(201))
  await budi.getByRole('button', { name: 'Simpan foto' }).click()
  await expect(budi.getByText('«dua.jpg» sudah sampai', { exact: false })).toBeVisible()
  await expect(budi.getByText('«satu.jpg» sudah sampai', { exact: false })).toBeVisible()
  await clean(budi)
  await budi.getByLabel('Keterangan (boleh kosong)').fill('Dua foto')
  await budi.getByRole('button', { name: 'Simpan foto' }).click()
  await expect(budi.getByRole('img', { name: 'Dua foto' })).toHaveCount(2)
})

for (const script of [true, false]) {
  test(`the photo of a problem loses its place on the way, script ${script ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000)
    const sari = await as(browser, 'sari', script)
    await reported(sari, script ? 'IPAS' : 'Seni')
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 50 }
    const photo = await sharp({
      create: { width: 2400, height: 1800, channels: 3, background: '#777', noise },
    })
      .withExif({ IFD0: { Artist: 'Sari' }, IFD3: { GPSLatitude: '7/1 4/1 0/1', GPSLatitudeRef: 'S' } })
      .jpeg({ quality: 70 })
      .toBuffer()
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(50)
    await choose(sari, 'IMG_2041.jpg', photo)
    await save(sari)
    await expect(sari.getByRole('link', { name: 'IMG_2041.jpg' })).toBeVisible({ timeout: 30_000 })
    const { body } = await fetched(sari, 'IMG_2041.jpg')
    const { exif, xmp, width } = await sharp(body).metadata()
    expect([exif, xmp, width]).toEqual([undefined, undefined, script ? 1600 : 2400])
    expect(body.includes('Exif')).toBe(false)
    const maria = await as(browser, 'maria')
    const path = (await sari.getByRole('link', { name: 'IMG_2041.jpg' }).getAttribute('href')) ?? ''
    expect((await maria.request.get(path)).status()).toBe(404)
  })
}
