import { type Browser, expect, test } from '@playwright/test'
import { clean, comeIn } from '../support/journey'
import { arranged } from '../support/meeting'
import { startPost } from '../support/post'
import { sql } from '../support/sql'

const bare = (browser: Browser) =>
  browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
const soon = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10)
const sari = 'sari@contoh.sch.id'

test('choose, get a letter, end it by its link, order a report, reset the password: without script', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000)
  const post = await startPost(Number(process.env.JOURNEY_MAIL))
  const mailTo = async (address: string, subject: RegExp) => {
    const letters = () => post.mails.filter((_, i) => post.to()[i] === address)
    // Where nothing fits, what came instead is told.
    const fits = expect.arrayContaining([expect.stringMatching(subject)])
    await expect.poll(() => letters().map((mail) => mail.subject), { timeout: 30_000 }).toEqual(fits)
    return letters().find((mail) => subject.test(mail.subject ?? ''))?.text ?? ''
  }
  // What other journeys left for her would come in the same letter, in the language in which she read last.
  await sql(`delete from notice_delivery`)
  await sql(`update person set locale = 'id' where email = $1`, [sari])
  const reader = await bare(browser)
  await comeIn(reader, 'sari')
  await reader.goto('/account')
  await reader.getByRole('checkbox', { name: /^Jajak tanggal Surel$/ }).check()
  await reader.getByLabel('Jam tenang mulai').selectOption('3')
  await reader.getByLabel('Jam tenang selesai').selectOption('3')
  await reader.getByRole('button', { name: 'Simpan pilihan' }).click()
  await expect(reader.getByText('Pilihan kabar tersimpan.')).toBeVisible()
  await expect(reader.getByRole('checkbox', { name: /^Jajak tanggal Surel$/ })).toBeChecked()

  const budi = await bare(browser)
  await comeIn(budi, 'budi')
  const title = 'Bedah soal lewat surel'
  const meeting = await arranged(budi, '/groups/kkg-patimura', title, {
    date: soon,
    from: '08:00',
    to: '11:00',
  })
  // Two minutes go by.
  await sql(`update notice_delivery set at = at - interval '5 minutes'`)
  await sql(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`)
  // Once a problem of hers is overdue, the form puts it on the agenda by itself: then the letter tells of both.
  const letter = await mailTo(sari, /^(Bedah soal lewat surel: Pertemuan baru|2 kabar dari)/)
  expect(letter).toContain(meeting)

  const link = new URL(letter.match(/http\S+\/unsubscribe\/\S+/)?.[0] ?? '').pathname
  const outside = await bare(browser)
  await outside.goto(link)
  await expect(outside.getByText('Jadwal: baru, berubah, ditunda, atau dibatalkan')).toBeVisible()
  await expect(outside.getByText('Sari')).toHaveCount(0)
  await outside.getByRole('button', { name: 'Berhenti menerima' }).click()
  await expect(outside.getByRole('heading', { name: 'Surel dihentikan' })).toBeVisible()
  expect(
    (await page.request.post(`${link}/now`, { form: { 'List-Unsubscribe': 'One-Click' } })).status(),
  ).toBe(200)
  expect((await page.request.post(`${link}x/now`)).status()).toBe(404)
  await reader.goto('/account')
  await expect(reader.getByRole('checkbox', { name: /^Jadwal: .* Surel$/ })).not.toBeChecked()
  await expect(reader.getByRole('checkbox', { name: /^Jadwal: .* Di Sanggar$/ })).toBeChecked()
  await reader.getByRole('checkbox', { name: /^Jadwal: .* Surel$/ }).check()
  await reader.getByRole('button', { name: 'Simpan pilihan' }).click()

  const nurul = await bare(browser)
  await comeIn(nurul, 'nurul')
  await nurul.goto('/coverage')
  await nurul.getByRole('link', { name: 'Laporan bulanan lewat surel' }).click()
  await nurul.getByRole('radio', { name: 'Satu kelompok' }).check()
  await nurul.getByLabel('Kelompok atau kode wilayah').fill('kkg-entah')
  await nurul.getByRole('button', { name: 'Pesan', exact: true }).click()
  await expect(nurul.getByText('Tidak ada kelompok dengan nama atau alamat ini')).toBeVisible()
  await nurul.getByLabel('Kelompok atau kode wilayah').fill('kkg-cipari')
  await nurul.getByRole('button', { name: 'Pesan', exact: true }).click()
  await expect(nurul.getByRole('listitem').filter({ hasText: 'KKG Kecamatan Cipari' })).toBeVisible()

  const dinas = await bare(browser)
  await comeIn(dinas, 'dinas')
  await dinas.goto('/admin/mail')
  await dinas.getByRole('button', { name: 'Kirim surel percobaan kepada saya' }).click()
  await mailTo('dinas@contoh.sch.id', /percobaan/)

  // By letter the same password again, so that others find it unchanged.
  const password = process.env.JOURNEY_PASSWORD ?? ''
  for (const address of ['tidak.ada@contoh.sch.id', sari]) {
    await outside.goto('/sign-in')
    await outside.getByRole('link', { name: 'Lupa kata sandi?' }).click()
    await outside.getByLabel('Surel').fill(address)
    await outside.getByRole('button', { name: 'Kirim tautan' }).click()
    await expect(outside.getByRole('heading', { name: 'Periksa surel Anda' })).toBeVisible()
  }
  const reset = await mailTo(sari, /^Kata sandi baru/)
  const way = new URL(reset.match(/http\S+\/reset\/\S+/)?.[0] ?? '').pathname
  await outside.goto(way)
  await outside.getByLabel('Kata sandi baru', { exact: true }).fill('pendek')
  await outside.getByLabel('Kata sandi baru sekali lagi').fill('pendek')
  await outside.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(outside.getByText('Kata sandi paling sedikit 10 huruf.')).toBeVisible()
  await outside.getByLabel('Kata sandi baru', { exact: true }).fill(password)
  await outside.getByLabel('Kata sandi baru sekali lagi').fill(password)
  await outside.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(outside.getByText('Kata sandi baru berlaku. Silakan masuk.')).toBeVisible()
  await outside.goto(way)
  await expect(outside.getByRole('heading', { name: 'Tautan ini tidak berlaku lagi' })).toBeVisible()
  await reader.goto('/account')
  await expect(reader).toHaveURL(/sign-in/)
  expect(post.to()).not.toContain('tidak.ada@contoh.sch.id')

  // Where a letter leads, and an order that stands: the other pages are judged as each page is.
  await comeIn(page, 'sari')
  for (const address of [link, way]) {
    await page.goto(address)
    await clean(page)
  }
  await comeIn(page, 'nurul')
  await page.goto('/coverage/orders')
  await clean(page)
  await post.stop()
})

test('a new address counts once its letter is opened, and the old one no more: without script', async ({
  browser,
}) => {
  const [old, fresh] = ['pindah@contoh.sch.id', 'pindah.baru@contoh.sch.id']
  const password = process.env.JOURNEY_PASSWORD ?? ''
  await sql(
    `insert into person (id, name, email, password_hash)
     select gen_random_uuid(), 'Pindah', $1, password_hash from person where email = $2`,
    [old, sari],
  )
  const post = await startPost(Number(process.env.JOURNEY_MAIL))
  const page = await bare(browser)
  const enter = async (address: string) => {
    await page.goto('/sign-in')
    await page.getByLabel('Surel').fill(address)
    await page.getByLabel('Kata sandi').fill(password)
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  }
  await enter(old)
  await page.goto('/account')
  await page.getByLabel('Alamat surel baru').fill(fresh)
  await page.getByLabel('Kata sandi Anda sekarang').last().fill(password)
  await page.getByRole('button', { name: 'Kirim tautan ke alamat baru' }).click()
  await expect(page.getByText('tautan konfirmasi sedang dikirim ke sana')).toBeVisible()
  await expect.poll(() => post.to(), { timeout: 30_000 }).toContain(fresh)
  const letter = post.mails[post.to().indexOf(fresh)]?.text ?? ''
  const way = new URL(letter.match(/http\S+\/reset\/address\/\S+/)?.[0] ?? '').pathname
  await page.goto(way)
  await page.getByRole('button', { name: 'Pakai alamat ini' }).click()
  await expect(page.getByRole('heading', { name: 'Alamat baru berlaku' })).toBeVisible()
  await page.goto(way)
  await expect(page.getByRole('heading', { name: 'Tautan ini tidak berlaku lagi' })).toBeVisible()
  await expect.poll(() => post.to(), { timeout: 30_000 }).toContain(old)
  await page.context().clearCookies()
  await enter(old)
  await expect(page.getByRole('alert')).toBeVisible()
  await enter(fresh)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
  await sql('delete from person where email = $1', [fresh])
  await post.stop()
})
