import { expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways, signIn } from '../support/journey'

const GROUP = '/groups/kkg-abepura'
const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function planned(page: Page, title: string, date: string) {
  await page.goto(`${GROUP}/meetings/new`)
  await page.getByLabel('Nama kegiatan').fill(title)
  await page.getByLabel('Tanggal', { exact: true }).fill(date)
  await page.getByLabel('Tempat').fill('SDN Inpres Abepura')
  await page.getByLabel('Agenda lain').fill('Pembukaan 10 menit\nBedah modul ajar 60 menit')
  // What is open for too long is ticked already; this meeting leaves it to another.
  for (const late of await page.getByRole('checkbox', { name: /Terlalu lama terbuka/ }).all()) {
    await expect(late).toBeChecked()
    await late.uncheck()
  }
  await page.getByRole('radio', { name: /Bantuan tugas mengajar/ }).check()
}

for (const javaScriptEnabled of [true, false]) {
  test(`a draft, its agenda, what was not reached, and a night over two dates, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const maria = await context.newPage()
    const check = () => (javaScriptEnabled ? clean(maria) : noSideways(maria))
    await signIn(maria, 'maria')
    const title = `Bedah modul ${javaScriptEnabled ? 'bersama' : 'tanpa skrip'}`

    // Kept without a date, seen on the list, completed with its agenda as it is.
    await planned(maria, title, '')
    await maria.getByRole('button', { name: 'Simpan sebagai draf' }).click()
    await expect(maria.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(maria.locator('.badge').first()).toHaveText('Draf')
    const meeting = new URL(maria.url()).pathname
    await check()
    await maria.goto(`${GROUP}/meetings`)
    await expect(maria.getByRole('link', { name: title })).toBeVisible()
    await check()
    await maria.goto(`${meeting}/change`)
    await maria.getByRole('button', { name: 'Jadwalkan' }).click()
    await expect(maria.getByText('Tanggal ini tidak ada di kalender.').first()).toBeVisible()
    await maria.getByLabel('Tanggal', { exact: true }).fill(dateIn(2))
    await maria.getByLabel('Selesai (WIT)', { exact: true }).fill('09:30')
    await maria.getByRole('button', { name: 'Jadwalkan' }).click()
    await expect(maria.locator('.badge').first()).toHaveText('Dijadwalkan')

    // The times follow from the start; items are added, moved, changed and taken off one by one.
    await maria.getByRole('link', { name: 'Susun agenda' }).click()
    await expect(maria.getByText('Masih tersisa 20 menit.')).toBeVisible()
    await maria.getByLabel('Butir agenda').fill('Penutup dan doa')
    await maria.getByLabel('Menit (boleh kosong)').fill('lama')
    await maria.getByRole('button', { name: 'Tambahkan' }).click()
    await expect(maria.getByText('Isi dengan bilangan bulat.')).toBeVisible()
    await maria.getByLabel('Menit (boleh kosong)').fill('35')
    await maria.getByLabel('Atau nama lain').fill('Bapak Yakobus')
    await maria.getByRole('button', { name: 'Tambahkan' }).click()
    await expect(maria.getByText('Lebih 15 menit dari waktu yang ada.')).toBeVisible()
    await check()
    await maria.getByRole('button', { name: 'Naik: Penutup dan doa' }).click()
    const rows = maria.getByRole('listitem').filter({ has: maria.locator('.time') })
    await expect(rows.nth(1)).toContainText('08.10–08.45')
    await expect(rows.nth(2)).toContainText('08.45–09.45')
    await maria.getByRole('link', { name: 'Ubah: Penutup dan doa' }).click()
    await expect(maria.locator('#change').getByLabel('Menit (boleh kosong)')).toHaveValue('35')
    await maria.locator('#change').getByLabel('Menit (boleh kosong)').fill('20')
    await check()
    await maria.getByRole('button', { name: 'Simpan butir' }).click()
    await expect(maria.getByText('Pas dengan waktu yang ada.')).toBeVisible()
    await maria.getByRole('button', { name: 'Hapus: Pembukaan' }).click()
    await expect(rows).toHaveCount(2)

    // One tap brings the problem that waits longest.
    const waits = maria.getByRole('button', { name: /Masukkan ke agenda: Bacaan di sudut baca/ })
    if (javaScriptEnabled) {
      await waits.click()
      await expect(waits).toHaveCount(0)
      await expect(rows).toHaveCount(3)
    }

    // A change of the plan leaves the agenda as it is; the night ends on the next date because the person says so.
    await maria.goto(`${meeting}/change`)
    await maria.getByLabel('Mulai (WIT)', { exact: true }).fill('20:00')
    await maria.getByLabel('Selesai (WIT)', { exact: true }).fill('01:00')
    await maria.getByRole('button', { name: 'Simpan perubahan' }).click()
    await expect(maria.getByText(/Bila memang lewat tengah malam, centang/)).toBeVisible()
    await maria.getByLabel('Selesai keesokan harinya', { exact: true }).check()
    await maria.getByRole('button', { name: 'Simpan perubahan' }).click()
    await expect(maria.getByText(/\d{4} 20\.00 – \d+ \w+ \d{4} 01\.00\sWIT/)).toBeVisible()
    await expect(maria.getByText('20.00–20.20')).toBeVisible()
    await expect(maria.getByText('Bapak Yakobus')).toBeVisible()
    await check()

    // Cancelled, it passes on nothing of its own; a draft can be deleted.
    await maria.getByText('Batalkan', { exact: true }).first().click()
    await maria.getByLabel('Alasan').last().fill('Bersamaan dengan rapat dinas')
    await maria.getByRole('button', { name: 'Batalkan' }).click()
    await expect(maria.locator('.badge').first()).toHaveText('Dibatalkan')
    await planned(maria, `${title} lagi`, dateIn(30))
    await maria.getByRole('button', { name: 'Simpan sebagai draf' }).click()
    const draft = new URL(maria.url()).pathname
    await maria.getByText('Hapus draf').first().click()
    await maria.getByRole('button', { name: 'Hapus draf' }).click()
    await expect(maria).toHaveURL(`${GROUP}/meetings`)
    expect((await maria.goto(draft))?.status()).toBe(404)
    await context.close()
  })
}

test('what a meeting did not reach stands at the top of the next one, and a draft is for officers alone', async ({
  page,
}) => {
  await comeIn(page, 'maria')
  await page.goto(`${GROUP}/meetings`)
  await page.getByRole('link', { name: 'Menyusun soal literasi bersama' }).click()
  const items = page.getByRole('listitem').filter({ has: page.locator('.time') })
  await expect(items.first()).toContainText('Menyusun bank soal gugus')
  await items.first().getByRole('link', { name: 'Membedah hasil asesmen membaca kelas awal' }).click()
  await expect(page.getByText('Dibawa ke pertemuan')).toBeVisible()
  await page.goto(`${GROUP}/meetings`)
  await page.getByRole('link', { name: 'Malam refleksi akhir tahun' }).click()
  await expect(page.getByText(/31 Des \d{4} 20\.00 – 1 Jan \d{4} 01\.00\sWIT/)).toBeVisible()
  const draft = new URL(page.url()).pathname
  const other = await page.context().browser()?.newPage()
  if (!other) throw new Error('no browser')
  await comeIn(other, 'dinas')
  expect((await other.goto(draft))?.status()).toBe(404)
  expect((await other.goto(`${draft}/agenda`))?.status()).toBe(404)
  await other.goto(`${GROUP}/meetings`)
  await expect(other.getByText('Malam refleksi akhir tahun')).toHaveCount(0)
  await other.close()
})
