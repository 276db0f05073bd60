import { expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways } from '../support/journey'
import { onDisk } from '../support/large'
import { workbook } from '../support/sheet'

const group = '/groups/kkg-abepura'
const school = 'SDN 77 Belum Terdaftar'
const rows = [
  ['DAFTAR ANGGOTA KKG'],
  ['No', 'Nama Guru', 'NIP', 'NIK', 'Unit Kerja', 'No HP'],
  ['', 'Contoh: Budi Santoso, S.Pd.', '', '', 'SDN 1', ''],
  [1, 'Yulianus Daftarwan, S.Pd.', '19870928 201001 1 003', '9171014101860001', school, '0812'],
  [2, 'Debora Daftarwan', 1.98709282010011e17, '9171014101860002', school, '0813'],
  [3, 'Yulianus Daftarwan', '', '9171014101860001', school, ''],
]

/** A word of its own for each number. */
const letters = (i: number) => `banyak${[...String(i)].map((digit) => 'klmnopqrst'[Number(digit)]).join('')}`

async function upload(page: Page, name: string, content: Buffer | number) {
  await page.goto(`${group}/members/import`)
  const field = page.getByLabel('Daftar anggota')
  const mimeType = 'application/octet-stream'
  await (typeof content === 'number'
    ? field.setInputFiles(await onDisk(name, content))
    : field.setInputFiles({ name, mimeType, buffer: content }))
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
}

async function sheet() {
  const file = workbook(rows, (cells) => {
    cells['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }]
  })
  return Buffer.from(await file.arrayBuffer())
}

/** Answers what the sheet leaves open. */
async function mend(page: Page) {
  await page.getByLabel('Masukkan tanpa sekolah').check()
  await page.getByRole('button', { name: 'Simpan sekolah' }).click()
  await expect(page.getByRole('heading', { name: 'Sekolah yang belum dikenal' })).toHaveCount(0)
  const cut = page.getByRole('group', { name: /Baris 5/ })
  await expect(cut.getByText('Lembar kerja sudah memotong angka ini')).toBeVisible()
  await expect(cut.getByLabel('NIP')).toHaveValue('1.98709E+17')
  await cut.getByLabel('NIP').fill('')
}

test('a list becomes members without script: looked through, mended, taken over; once more it changes nothing', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 760 } })
  await comeIn(page, 'maria')
  await page.goto(`${group}/members`)
  await page.getByRole('link', { name: 'Unggah daftar' }).click()
  await noSideways(page)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByText('Pilih berkas dahulu.')).toBeVisible()
  await upload(page, 'wrong.xls', Buffer.from('Kegiatan;Bulan\nRapat;Juli'))
  await expect(page.getByText('Baris judul kolom tidak ditemukan.')).toBeVisible()
  await upload(page, 'kosong.xlsx', Buffer.from(''))
  await expect(page.getByText('Berkas ini kosong')).toBeVisible()
  await upload(page, 'lebar.csv', Buffer.from(Array.from({ length: 10_000 }, (_, i) => `K${i}`).join(';')))
  await expect(page.getByText('Lembar ini berisi 10.000 kolom')).toBeVisible()
  await upload(page, 'besar.xlsx', 49_000_000)
  await expect(page.getByText('Berkas ini terlalu besar: paling banyak')).toBeVisible()
  expect(page.url()).toContain('refused=fileTooLarge')

  await upload(page, 'daftar anggota.xls', await sheet())
  await expect(page.getByRole('heading', { level: 1, name: 'Periksa sebelum menjadi anggota' })).toBeVisible()
  await expect(page.getByText('Kolom NIK ditemukan dan tidak dibaca')).toBeVisible()
  await expect(page.getByText('Kolom yang tidak disimpan: No HP.')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('9171014101860001')
  await expect(page.getByText('3 baris menunggu Anda.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Masukkan \d/ })).toHaveCount(0)
  await noSideways(page)
  await mend(page)
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click()
  const twin = page.getByRole('group', { name: /Baris 6/ })
  await expect(twin.getByText('Namanya sama dengan baris 4.')).toBeVisible()
  await twin.getByLabel('Siapa orang ini?').selectOption({ label: 'Sama dengan baris 4' })
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click()
  await expect(page.getByText('Semua baris siap.')).toBeVisible()
  await page.getByRole('button', { name: 'Masukkan 2 orang' }).click()
  // Without script the page loads itself anew until the job is done.
  await expect(page.getByText('2 orang menjadi anggota.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Ke daftar anggota' }).click()
  await expect(page.getByText('Yulianus Daftarwan, S.Pd.')).toHaveCount(1)

  await upload(page, 'daftar anggota.xlsx', await sheet())
  await expect(page.getByText('Berkas yang persis sama sudah pernah dimasukkan.')).toBeVisible()
  await mend(page)
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click()
  await expect(page.getByText('Tidak ada yang baru di berkas ini')).toBeVisible()
  await page.getByRole('button', { name: 'Buang daftar ini' }).click()
  await expect(page.getByText('Debora Daftarwan')).toHaveCount(1)
  await page.close()
})

test('with script a bar shows how far 600 people are, and then they are there', async ({ browser }) => {
  const page = await browser.newPage()
  await comeIn(page, 'maria')
  const names = Array.from({ length: 600 }, (_, i) => `Orang ${letters(i)};-`)
  await upload(page, 'banyak.csv', Buffer.from(`Nama;NIP\n${names.join('\n')}`))
  await expect(page.getByText('Semua baris siap.')).toBeVisible()
  await page.getByRole('button', { name: 'Masukkan 600 orang' }).click()
  await expect(page.getByText(/600 orang/).first()).toBeVisible()
  await expect(page.getByText('600 orang menjadi anggota.')).toBeVisible({ timeout: 20_000 })
  await page.close()
})

test('axe finds nothing in an upload and what is looked through', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 760 } })
  await comeIn(page, 'ratna')
  await page.goto('/groups/kkg-cipari/members/import')
  await clean(page)
  const text = `Nama;NIP;Sekolah;NIK\nUji Aksara;123;${school};1\nKembar Uji;;;\nKembar Uji, S.Pd.;;;\n;;;\nCatatan;;;`
  const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('Daftar anggota').setInputFiles(file)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByText('NIP terdiri atas 18 angka; spasi boleh.')).toBeVisible()
  await clean(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Buang daftar ini' }).click()
  await page.close()
})
