import { expect, type Page, test } from '@playwright/test'
import ICAL from 'ical.js'
import { clean, comeIn, noSideways } from '../support/journey'

const group = '/groups/kkg-patimura'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** The first Saturday that lies some days ahead. */
function saturday(ahead: number) {
  const at = new Date(Date.now() + ahead * 86_400_000)
  at.setUTCDate(at.getUTCDate() + ((6 - at.getUTCDay() + 7) % 7))
  return at.toISOString().slice(0, 10)
}

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))
    .map((one) => ({
      uid: one.uid,
      summary: one.summary,
      start: one.startDate.toString(),
      sequence: one.sequence,
      status: one.component.getFirstPropertyValue('status'),
    }))
}

async function option(page: Page, number: number, date: string, from = '08:00', to = '11:00') {
  const fields = page.getByRole('group', { name: `Pilihan ${number}`, exact: true })
  await fields.getByLabel('Tanggal').fill(date)
  await fields.getByLabel('Mulai').fill(from)
  await fields.getByLabel(/^Selesai \(/).fill(to)
}

test('from a poll to a meeting in the calendar, the members without script', async ({ browser }) => {
  const budi = await (await browser.newContext()).newPage()
  await comeIn(budi, 'budi')
  await budi.goto(`${group}/meetings`)
  await budi.getByRole('link', { name: 'Kalender kelompok' }).click()
  await budi.getByLabel('Nama').fill('Pekan ujian semester')
  await budi.getByLabel('Jenis').selectOption('exam')
  await budi.getByLabel('Hari pertama').fill(day(20))
  await budi.getByLabel('Hari terakhir').fill(day(10))
  await budi.getByRole('button', { name: 'Simpan tanggal' }).click()
  await expect(budi.getByText('Hari terakhir tidak boleh sebelum hari pertama.')).toBeVisible()
  await budi.getByLabel('Hari terakhir').fill(day(25))
  await budi.getByRole('button', { name: 'Simpan tanggal' }).click()
  await expect(budi.getByText('Pekan ujian semester')).toBeVisible()
  await clean(budi)

  await budi.goto(`${group}/polls`)
  await budi.getByRole('link', { name: 'Buat jajak tanggal' }).click()
  await budi.getByLabel('Pertemuan tentang apa?').fill('Bedah soal "literasi", S.Pd.')
  await option(budi, 1, day(1))
  await budi.getByRole('button', { name: 'Tanyakan kepada anggota' }).click()
  await expect(budi.getByText('Tanggal ini tidak ada di kalender.').first()).toBeVisible()
  await option(budi, 2, day(1))
  await budi.getByRole('button', { name: 'Tanyakan kepada anggota' }).click()
  await expect(budi.getByText('Waktu ini sudah ada di antara pilihan.')).toBeVisible()
  await option(budi, 2, day(22))
  await option(budi, 3, saturday(40))
  await clean(budi)
  await budi.getByRole('button', { name: 'Tanyakan kepada anggota' }).click()
  await expect(budi.getByRole('heading', { level: 1 })).toHaveText('Bedah soal "literasi", S.Pd.')
  await expect(budi.getByText('Masa ujian: Pekan ujian semester.')).toBeVisible()
  await expect(budi.getByText(/Tinggal 1 hari lagi|Kurang dari sehari lagi/)).toBeVisible()
  await expect(budi.getByRole('link', { name: 'Bagikan lewat WhatsApp' })).toHaveAttribute(
    'href',
    /^https:\/\/wa\.me\/\?text=Bedah.*%2Fpolls%2F/,
  )
  await clean(budi)
  const poll = budi.url()

  const member = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await comeIn(member, 'slamet')
  await member.goto(poll)
  const fields = member.getByRole('group')
  await fields.nth(0).getByRole('radio', { name: 'Tidak' }).check()
  await fields.nth(1).getByRole('radio', { name: 'Bila perlu' }).check()
  await fields.nth(2).getByRole('radio', { name: 'Bisa' }).check()
  await member.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(member.getByText('Jawaban Anda tersimpan.')).toBeVisible()
  await expect(fields.nth(1).getByRole('radio', { name: 'Bila perlu' })).toBeChecked()
  await expect(member.getByText('paling cocok')).toHaveCount(1)
  await expect(member.getByText('Masa ujian')).toHaveCount(0)
  await fields.nth(1).getByRole('radio', { name: 'Tidak' }).check()
  await member.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(member.getByRole('row', { name: /Slamet/ }).getByRole('cell')).toHaveText([
    /Tidak/,
    /Tidak/,
    /Bisa/,
  ])
  await expect(member.getByText('paling cocok')).toHaveCount(1)
  const late = await member.context().newPage()
  await late.goto(poll)

  await budi.goto(poll)
  await clean(budi)
  await budi
    .getByRole('link', { name: /Jadwalkan waktu ini/ })
    .nth(2)
    .click()
  await expect(budi.getByLabel('Tanggal', { exact: true })).toHaveValue(saturday(40))
  await budi.getByLabel('Tempat').fill('SDN 2 Ringinpitu')
  await budi.getByRole('radio', { name: /Mutu dan hasil belajar/ }).check()
  await clean(budi)
  await budi.getByRole('button', { name: 'Jadwalkan', exact: true }).click()
  await expect(budi.getByText('08.00–11.00 WIB')).toBeVisible()
  await expect(budi.getByText('Perhatikan')).toHaveCount(0)
  const saved = await budi.request.get(
    (await budi.getByRole('link', { name: 'Simpan ke kalender' }).getAttribute('href')) ?? '',
  )
  expect(saved.headers()['content-type']).toContain('text/calendar')
  expect(eventsOf(await saved.text())).toMatchObject([
    { summary: 'Bedah soal "literasi", S.Pd.', start: `${saturday(40)}T08:00:00`, status: 'CONFIRMED' },
  ])

  await late.getByRole('group').nth(0).getByRole('radio', { name: 'Bisa' }).check()
  await late.getByRole('button', { name: 'Simpan jawaban' }).click()
  await expect(late.getByText('Jajak pendapat ini sudah ditutup')).toBeVisible()
  await late.goto(poll)
  await expect(late.getByRole('link', { name: 'Bedah soal "literasi", S.Pd.' })).toBeVisible()
  await expect(late.getByRole('button', { name: 'Simpan jawaban' })).toHaveCount(0)

  const maria = await (await browser.newContext()).newPage()
  await comeIn(maria, 'maria')
  for (const path of [poll, `${poll}/schedule`, `${group}/calendar`, `${group}/polls`])
    expect((await maria.request.get(path)).status(), path).toBe(404)
  expect((await maria.request.get(saved.url())).status()).toBe(404)
})

test('a series without script: dates first, one left out, then one, several and all changed', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await comeIn(page, 'budi')
  await page.goto(`${group}/meetings/series`)
  const first = saturday(60)
  await page.getByLabel('Tanggal', { exact: true }).fill(first)
  await page.getByLabel('Berapa kali?').fill('61')
  await page.getByRole('button', { name: 'Lihat tanggalnya' }).click()
  await expect(page.getByText('Paling banyak 60.')).toBeVisible()
  await expect(page.getByLabel('Tanggal', { exact: true })).toHaveValue(first)
  await page.getByLabel('Berapa kali?').fill('4')
  await page.getByLabel('Setiap berapa minggu').fill('2')
  await page.getByRole('button', { name: 'Lihat tanggalnya' }).click()
  await expect(page.getByText('Setiap 2 minggu, 4 kali')).toBeVisible()
  const dates = page.getByRole('group', { name: 'Tanggal pertemuan' }).getByRole('checkbox')
  await expect(dates).toHaveCount(4)
  await dates.nth(1).uncheck()
  await page.getByRole('button', { name: 'Jadwalkan semua' }).click()
  await expect(page.getByText('Ada yang perlu diperbaiki.')).toBeVisible()
  await expect(dates.nth(1)).not.toBeChecked()
  await expect(dates.nth(2)).toBeChecked()
  await page.getByLabel('Nama kegiatan').fill('Belajar bersama')
  await page.getByLabel('Tempat').fill('SDN 1 Ringinpitu')
  await page.getByRole('radio', { name: /Budaya kerja/ }).check()
  await noSideways(page)
  await page.getByRole('button', { name: 'Jadwalkan semua' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pertemuan dalam rangkaian ini')
  await expect(page.getByRole('link', { name: 'Belajar bersama' })).toHaveCount(3)
  await noSideways(page)
  const list = page.url()

  await page.getByRole('link', { name: 'Belajar bersama' }).nth(1).click()
  await page.getByRole('link', { name: 'Ubah jadwal' }).click()
  await page.getByLabel('Tempat').fill('SDN 3 Ringinpitu')
  await page.getByLabel('Mulai (WIB)', { exact: true }).fill('09:00')
  await page.getByRole('radio', { name: 'Pertemuan ini dan sesudahnya' }).check()
  await page.getByRole('button', { name: 'Simpan perubahan' }).click()
  await page.goto(list)
  await expect(page.getByText('08.00–11.00 WIB')).toHaveCount(1)
  await expect(page.getByText('09.00–11.00 WIB')).toHaveCount(2)
  await page.getByRole('link', { name: 'Belajar bersama' }).nth(2).click()
  await page.getByText('Batalkan beberapa pertemuan').click()
  await page.getByRole('radio', { name: 'Semua yang masih akan datang' }).check()
  const cancel = page.getByRole('button', { name: 'Batalkan pertemuan' })
  await cancel.click()
  await expect(page.getByText('Isian ini wajib')).toBeVisible()
  await page.locator('form', { has: cancel }).getByLabel('Alasan').fill('Gedung dipugar')
  await cancel.click()
  await page.goto(list)
  await expect(page.locator('.badge')).toHaveText(['Dibatalkan', 'Dibatalkan', 'Dibatalkan'])
})

test('the preview says which months are passed over, and what falls on a marked day', async ({ page }) => {
  await comeIn(page, 'budi')
  const asked = (rows: Record<string, string>) =>
    page.goto(`${group}/meetings/series?${new URLSearchParams(rows)}`)
  const first = { 'rows.0.from': '08:00', 'rows.0.to': '11:00', 'rows.0.mode': 'in', every: '1' }
  await asked({ ...first, 'rows.0.date': '2028-01-31', repeat: 'monthlyDate', count: '3' })
  await expect(page.getByText('Bulan yang dilewati')).toContainText('Februari 2028, April 2028')
  await clean(page)
  await asked({ ...first, 'rows.0.date': '2028-02-29', repeat: 'monthlyDate', every: '12', count: '2' })
  await expect(page.getByRole('checkbox', { name: /29 Februari 2032/ })).toBeChecked()
  await expect(page.getByText('Bulan yang dilewati')).toContainText('Februari 2031')
  for (const date of ['2027-02-29', '', '\u0000', 'x'.repeat(3000)]) {
    const answer = await asked({ ...first, 'rows.0.date': date, repeat: 'weekly', count: '2' })
    expect(answer?.status()).toBe(200)
    await expect(page.getByText('Tanggal ini tidak ada di kalender.').first()).toBeVisible()
  }
})

test('a private calendar address: shown once, read by an app, ended', async ({ page, request }) => {
  await comeIn(page, 'slamet')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Buat alamat kalender' }).click()
  await expect(page.getByText('Hanya ditampilkan sekali ini.')).toBeVisible()
  await clean(page)
  const address = (await page.locator('.secret').textContent()) ?? ''
  expect(address).toMatch(/\/feeds\/[\w-]{43}\.ics$/)
  await expect(page.getByRole('link', { name: 'Buka di aplikasi kalender' })).toHaveAttribute(
    'href',
    address.replace('http', 'webcal'),
  )
  const answer = await request.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-cache' })
  expect(answer.headers()['content-type']).toContain('text/calendar; charset=utf-8')
  const text = await answer.text()
  expect(eventsOf(text).length).toBeGreaterThan(5)
  expect(new Set(eventsOf(text).map((one) => one.uid)).size).toBe(eventsOf(text).length)
  expect(text.split('\r\n').every((one) => Buffer.byteLength(one) <= 75)).toBe(true)
  for (const name of ['Budi', 'Sari', 'Slamet', 'contoh.sch.id']) expect(text).not.toContain(name)
  const headers = { 'If-None-Match': answer.headers().etag ?? '' }
  expect((await request.get(address, { headers })).status()).toBe(304)
  for (const wrong of [address.replace('.ics', ''), `${address.slice(0, -6)}.ics`, `${address}x`])
    expect((await request.get(wrong)).status(), wrong).toBe(404)

  await page.goto('/account')
  await expect(page.getByText('Alamat dibuat')).toBeVisible()
  expect(await page.content()).not.toContain(address.slice(-47, -4))
  await page.getByRole('button', { name: 'Akhiri alamat ini' }).click()
  await expect(page.getByText('Alamat kalender itu sudah berakhir.')).toBeVisible()
  expect((await request.get(address, { headers })).status()).toBe(404)
})
