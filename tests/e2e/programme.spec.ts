import { read } from '@e965/xlsx'
import { expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways } from '../support/journey'
import { workbook } from '../support/sheet'

const group = '/groups/kkg-abepura'
const now = new Date()
const year = now.getUTCMonth() >= 6 ? now.getUTCFullYear() : now.getUTCFullYear() - 1

const rows = [
  ['PROGRAM KERJA KKG GUGUS ABEPURA'],
  ['No', 'Nama Kegiatan', 'Waktu', 'Tujuan', 'JP', 'Penanggung Jawab', 'Biaya', 'Sumber Dana', 'Indikator'],
  [1, 'Rapat awal tahun', 'Juli', 'E', '4 JP', 'Maria Yohana Kbarek', 'Rp 500.000,-', 'BOS', 'Semua hadir'],
  [2, 'Diskusi permasalahan membaca', 'Agustus', '', '4', '', '', '', ''],
  [3, 'Menyusun modul ajar', 'Juli s.d. September', 'A', 6, '', '', '', ''],
  ['', 'Jumlah', '', '', 14],
]

async function uploaded(page: Page) {
  await page.goto(`${group}/programme/import?year=${year}`)
  const file = workbook(rows, (sheet) => {
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 8 } }]
  })
  await page.getByLabel('Lembar kerja').setInputFiles({
    name: 'program kerja.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from(await file.arrayBuffer()),
  })
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Periksa sebelum masuk' })).toBeVisible()
}

test('a spreadsheet becomes the year’s programme without script: looked through, mended in place, adopted, printed', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await comeIn(page, 'maria')
  await page.goto(`${group}/programme/import?year=${year}`)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByText('Pilih berkas dahulu.')).toBeVisible()
  await uploaded(page)
  await expect(page.getByText('2 baris menunggu Anda.')).toBeVisible()
  await expect(page.getByText('Di berkas ada beberapa bulan.')).toBeVisible()
  await expect(
    page.getByText('Saran dari judulnya: D – Bantuan tugas mengajar. Anda yang memilih.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Masukkan/ })).toHaveCount(0)
  await noSideways(page)
  await page
    .getByRole('group', { name: /Baris 4/ })
    .getByLabel('Tujuan utama')
    .selectOption('D')
  await page
    .getByRole('group', { name: /Baris 5/ })
    .getByLabel('Bulan')
    .selectOption(`${year}-08`)
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click()
  await page.getByRole('button', { name: 'Masukkan 3 kegiatan' }).click()
  await expect(page.getByRole('status')).toContainText('3 kegiatan ditambahkan.')
  await expect(page.getByText('3 kegiatan, 14 JP')).toBeVisible()

  // The same file once more is told, and changes nothing.
  await uploaded(page)
  await expect(page.getByText('Berkas yang persis sama sudah pernah dimasukkan.')).toBeVisible()
  await page
    .getByRole('group', { name: /Baris 4/ })
    .getByLabel('Tujuan utama')
    .selectOption('D')
  await page
    .getByRole('group', { name: /Baris 5/ })
    .getByLabel('Bulan')
    .selectOption(`${year}-08`)
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click()
  await expect(page.getByText('Tidak ada yang baru di berkas ini')).toBeVisible()
  await page.getByRole('button', { name: 'Buang unggahan ini' }).click()

  await page.getByLabel('Nama', { exact: true }).nth(2).fill('Agus Setiawan')
  await page.getByLabel('Jabatan').nth(2).fill('Kepala Dinas')
  await page.getByRole('button', { name: 'Sahkan program kerja' }).click()
  await expect(page.getByText('Kepala Dinas: Agus Setiawan')).toBeVisible()
  const pdf = await page.request.get(`${group}/programme/pdf?year=${year}`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const xlsx = await page.request.get(`${group}/programme/xlsx?year=${year}`)
  const sheet = Object.values(read(await xlsx.body()).Sheets)[0]
  expect([sheet?.B2?.v, sheet?.K2?.v]).toEqual(['Rapat awal tahun', 500_000])
  await page.close()
})

test('what the year lacks opens a form that is filled in, and plan stands against actual on a day', async ({
  page,
}) => {
  await comeIn(page, 'maria')
  await page.goto(`${group}/programme/gaps?year=${year}`)
  await page.getByRole('link', { name: 'Rencanakan kegiatan: Kompetensi guru' }).click()
  await expect(page.getByRole('radio', { name: /Kompetensi guru/ })).toBeChecked()
  await page.getByLabel('Kegiatan', { exact: true }).fill('Lokakarya penilaian')
  await page.getByLabel('Anggaran dalam rupiah').fill('banyak')
  await page.getByLabel('Alasan perubahan').fill('Usulan anggota')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('Tulis jumlah rupiah bulat')).toBeVisible()
  await expect(page.getByLabel('Anggaran dalam rupiah')).toHaveValue('banyak')
  await page.getByLabel('Anggaran dalam rupiah').fill('Rp 750.000')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('Lokakarya penilaian').first()).toBeVisible()
  // What the plan lacks is to be scheduled, by a link that does it.
  await page.goto(`${group}/coverage/timeline?year=${year}&part=year`)
  const waiting = page.getByRole('listitem').filter({ hasText: 'Lokakarya penilaian' })
  await waiting.getByRole('link', { name: 'Tetapkan jadwalnya' }).click()
  await expect(page.getByLabel('Nama kegiatan')).toHaveValue('Lokakarya penilaian')

  // A problem that waits is planned from there too, and the year no longer lacks it.
  await page.goto(`${group}/programme/gaps?year=${year}`)
  const problems = page.getByRole('link', { name: 'Rencanakan kegiatan: Bahasa Indonesia' })
  const waitingProblems = await problems.count()
  expect(waitingProblems).toBeGreaterThan(0)
  await problems.first().click()
  await page.getByLabel('Kegiatan', { exact: true }).fill('Klinik membaca permulaan')
  await page.getByLabel('Alasan perubahan').fill('Masalah anggota')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('Klinik membaca permulaan').first()).toBeVisible()
  await page.goto(`${group}/programme/gaps?year=${year}`)
  await expect(problems).toHaveCount(waitingProblems - 1)

  // The next year begins with what is taken over from this one.
  await page.goto(`${group}/programme/copy?year=${year + 1}`)
  await expect(page.getByRole('checkbox', { name: /Rapat awal tahun/ })).toBeChecked()
  await page.getByRole('checkbox', { name: /Klinik membaca permulaan/ }).uncheck()
  await page.getByRole('button', { name: 'Salin yang dipilih' }).click()
  await page.goto(`${group}/programme?year=${year + 1}`)
  await expect(page.getByText('Rapat awal tahun').first()).toBeVisible()
  await expect(page.getByText('Lokakarya penilaian').first()).toBeVisible()
  await expect(page.getByText('Klinik membaca permulaan')).toHaveCount(0)

  await page.goto(`${group}/programme/actual?year=${year}`)
  await page.getByLabel('Keadaan pada tanggal').fill(`${year}-07-02`)
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(page.getByText('Pada tanggal itu program belum disahkan.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Menurut tujuan' })).toBeVisible()
  await noSideways(page)
})

test('axe finds nothing in programme and coverage', async ({ browser }) => {
  const page = await browser.newPage()
  await comeIn(page, 'ratna')
  await page.goto('/groups/kkg-cipari/programme/import')
  const csv = Buffer.from('Kegiatan,Bulan\nRapat,Juli s.d. Mei\n,Juni\nBerbagi,Mei')
  await page.getByLabel('Lembar kerja').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: csv })
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByText('2 baris menunggu Anda.')).toBeVisible()
  const preview = new URL(page.url()).pathname
  const cipari = '/groups/kkg-cipari'
  const pages = ['', '/copy', '/actual', '/gaps', '/new', '/import'].map((one) => `${cipari}/programme${one}`)
  const past = `?year=${year - 1}&part=year`
  for (const path of [...pages, preview, `${cipari}/coverage${past}`, `${cipari}/coverage/timeline${past}`]) {
    await page.goto(path)
    await clean(page)
  }
  // Each next step leads to the place where it is done.
  await page.goto(`${cipari}/coverage/timeline${past}`)
  const steps = page.locator('section').filter({ hasText: 'Langkah berikutnya' }).locator('li li a')
  const hrefs = await steps.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  expect(hrefs.length).toBeGreaterThan(5)
  for (const [path = '', place] of [...new Set(hrefs)].slice(0, 12).map((href) => href.split('#'))) {
    const answer = await page.request.get(path)
    expect(answer.status(), path).toBe(200)
    if (place) expect(await answer.text(), path).toContain(`id="${place}"`)
  }
  await page.close()
})
