import { type Browser, expect, test } from '@playwright/test'
import sharp from 'sharp'
import { comeIn, noSideways } from '../support/journey'
import { readPdf } from '../support/pdf'

const group = '/groups/mgmp-kimia-lotim'
const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const title = 'Bedah soal "redoks", S.Pd.'

async function as(browser: Browser, who: string) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await comeIn(page, who)
  return page
}

test('one meeting from the poll of dates to the bundle of its papers', async ({ browser }) => {
  test.setTimeout(180_000)
  const wayan = await as(browser, 'wayan')
  const sari = await as(browser, 'sari')

  // A date is found.
  await wayan.goto(`${group}/polls/new`)
  await wayan.getByLabel('Pertemuan tentang apa?').fill(title)
  for (const [at, days] of [
    [0, 20],
    [1, 27],
  ] as const)
    await wayan.getByLabel('Tanggal', { exact: true }).nth(at).fill(dateIn(days))
  await wayan.getByRole('button', { name: 'Tanyakan kepada anggota' }).click()
  await expect(wayan.getByRole('heading', { level: 1 })).toHaveText(title)
  const poll = wayan.url()
  await sari.goto(poll)
  await sari.getByRole('group').nth(1).getByRole('radio', { name: 'Bisa' }).check()
  await sari.getByRole('group').nth(0).getByRole('radio', { name: 'Tidak' }).check()
  await sari.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(sari.getByText('Jawaban Anda tersimpan.')).toBeVisible()
  await wayan.goto(poll)
  await wayan
    .getByRole('link', { name: /Jadwalkan waktu ini/ })
    .nth(1)
    .click()
  await wayan.getByLabel('Tempat').fill('SMAN 1 Selong')
  await wayan.getByLabel('Agenda lain').fill('Pembukaan 10 menit\nBedah soal redoks 90 menit')
  await wayan.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
  await wayan.getByRole('button', { name: 'Jadwalkan', exact: true }).click()
  await expect(wayan.getByText('08.00–11.00 WITA')).toBeVisible()
  const meeting = new URL(wayan.url()).pathname

  // Members are told, and answer; the officer sends the text, and the letter gets its number.
  await sari.goto('/')
  await expect(sari.getByText(title).first()).toBeVisible()
  await sari.goto(meeting)
  await sari.getByRole('button', { name: 'Saya hadir' }).click()
  await expect(sari.getByText('Anda menjawab: hadir.')).toBeVisible()
  await wayan.goto(`${meeting}/invitations`)
  await expect(wayan.getByRole('heading', { name: /^1 hadir · 0 izin/ })).toBeVisible()
  expect(await wayan.getByLabel('Teks undangan').inputValue()).toContain('Waktu:')
  await wayan.goto(`${meeting}/documents`)
  await wayan.getByRole('link', { name: 'Kop surat dan penomoran' }).click()
  await wayan.getByLabel('Tempat surat ditulis').fill('Selong')
  await wayan.getByLabel('Kode kelompok').fill('MGMP-KIMIA')
  await wayan.getByLabel('Format nomor').fill('{number:3}/{group code}/{year}')
  await wayan.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(wayan.getByText(/Nomor berikutnya: \d{3}\/MGMP-KIMIA/)).toBeVisible()
  await wayan.goto(`${meeting}/documents`)
  await wayan.getByText('Terbitkan undangan …').click()
  await wayan.getByLabel('Kepada (satu per baris)').fill('Kepala SMAN 1 Selong')
  await wayan.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await expect(wayan.getByText(/^Nomor \d{3}\/MGMP-KIMIA/).first()).toBeVisible()

  // It takes place: the day came sooner than planned, and who came is marked.
  await wayan.goto(`${meeting}/change`)
  await wayan.getByLabel('Tanggal', { exact: true }).first().fill(dateIn(-1))
  await wayan.getByLabel(/Alasan/).fill('Disepakati lebih awal')
  await wayan.getByRole('button', { name: 'Simpan perubahan' }).click()
  await expect(wayan).toHaveURL(new RegExp(`${meeting}$`))
  await wayan.getByText('Isi daftar hadir').click()
  for (const name of [/Sari/, /Wayan/])
    await wayan.getByRole('group', { name }).getByRole('radio', { name: 'Hadir' }).check()
  await wayan.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await wayan.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await wayan.getByRole('button', { name: 'Kunci daftar hadir' }).click()
  await wayan.getByText('Tulis notulen').click()
  await wayan.getByLabel('Jalannya pertemuan').fill('Soal redoks dibedah bersama.')
  await wayan.getByLabel('Keputusan').fill('Setiap guru menulis lima soal')
  await wayan.getByRole('button', { name: 'Simpan notulen' }).click()
  await expect(wayan.getByRole('heading', { name: 'Notulen', exact: true })).toBeVisible()
  await wayan.getByRole('link', { name: 'Tambah atau atur foto' }).click()
  const photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#964' } })
    .jpeg()
    .toBuffer()
  await wayan.getByLabel('Pilih foto').setInputFiles({
    name: 'kelompok.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  })
  await wayan.getByLabel('Keterangan (boleh kosong)').fill('Kerja kelompok membedah soal')
  await wayan.getByRole('button', { name: 'Simpan foto' }).click()
  await expect(wayan.getByText('Kerja kelompok membedah soal').first()).toBeVisible()
  await wayan.goto(meeting)
  await wayan.getByRole('button', { name: 'Sahkan notulen' }).click()
  await expect(wayan.locator('.badge').first()).toHaveText('Notulen disahkan')

  // All papers, and all of them in one.
  await wayan.goto(`${meeting}/documents/report`)
  for (const part of ['Latar belakang', 'Tindak lanjut', 'Dampak'])
    await wayan.getByLabel(part, { exact: true }).fill(`${part} yang ditulis pengurus.`)
  await wayan.getByRole('button', { name: 'Simpan laporan' }).click()
  await expect(wayan.getByRole('status')).toHaveText('Isian laporan tersimpan.')
  await wayan.goto(`${meeting}/documents`)
  for (const left of [3, 2, 1]) {
    const buttons = wayan.getByRole('button', { name: 'Terbitkan', exact: true })
    await expect(buttons).toHaveCount(left)
    await buttons.first().click()
    await expect(wayan.getByRole('status')).toHaveText(/^Terbit\./)
  }
  await wayan.getByRole('button', { name: 'Terbitkan untuk 2 orang' }).click()
  await expect(wayan.getByText('2 orang hadir, semua sudah punya surat.')).toBeVisible()
  await noSideways(wayan)
  const answer = await wayan.request.get(`${meeting}/documents/bundle`)
  const bytes = new Uint8Array(await answer.body())
  expect(bytes.length).toBeLessThan(10 * 1024 * 1024)
  const { text } = await readPdf(bytes)
  for (const words of [
    'Kepala SMAN 1 Selong',
    title,
    'Sari Wulandari',
    'Soal redoks dibedah bersama.',
    'Setiap guru menulis lima soal',
    'Dampak yang ditulis pengurus.',
    'Kerja kelompok membedah soal',
  ])
    expect(text).toContain(words)
})
