import { type Browser, expect, test } from '@playwright/test'
import { clean, comeIn } from '../support/journey'
import { startPost } from '../support/post'
import { sql } from '../support/sql'

const group = '/groups/kkg-patimura'
const bare = (browser: Browser) =>
  browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

test('somebody scans the code on the attendance list, asks to join, and an officer lets them in', async ({
  browser,
}) => {
  const budi = await bare(browser)
  await comeIn(budi, 'budi')
  await budi.goto(`${group}/members`)
  await budi.getByRole('link', { name: 'Bergabung' }).click()
  await budi.getByLabel('Paling banyak permintaan').fill('0')
  await budi.getByRole('button', { name: 'Buka tautan' }).click()
  await expect(budi.getByText('Paling sedikit 1.')).toBeVisible()
  await budi.getByLabel('Paling banyak permintaan').fill('5')
  await budi.getByRole('button', { name: 'Buka tautan' }).click()
  await expect(budi.getByText('0 dari 5 permintaan')).toBeVisible()
  const address = (await budi.locator('.secret').textContent()) ?? ''

  await budi.goto(`${group}/meetings`)
  const meeting = await budi.locator('main a[href*="/meetings/0"]').first().getAttribute('href')
  await budi.goto(`${meeting}/sheet`)
  await expect(budi.getByRole('img', { name: 'Kode QR untuk bergabung' })).toBeVisible()

  const rani = await bare(browser)
  await rani.goto(new URL(address).pathname)
  await expect(rani.getByRole('heading', { level: 1 })).toHaveText('Bergabung dengan KKG Gugus Patimura')
  await rani.getByLabel('Nama lengkap').fill('Rani Astuti, S.Pd.')
  await rani.getByLabel('Surel').fill('rani')
  await rani.getByRole('button', { name: 'Minta bergabung' }).click()
  await expect(rani.getByText('Tulis alamat surel lengkap')).toBeVisible()
  await expect(rani.getByLabel('Nama lengkap')).toHaveValue('Rani Astuti, S.Pd.')
  await rani.getByLabel('Surel').fill('rani@contoh.sch.id')
  await rani.getByRole('button', { name: 'Minta bergabung' }).click()
  await expect(rani.getByRole('heading', { level: 1 })).toHaveText('Permintaan Anda menunggu')

  await budi.goto('/notices')
  await expect(budi.getByText('Seseorang meminta bergabung.')).toBeVisible()
  await budi.goto(`${group}/members`)
  await budi.getByRole('link', { name: 'Bergabung' }).click()
  await budi.getByRole('button', { name: 'Terima' }).click()
  await expect(budi.getByText('Ia kini anggota kelompok.')).toBeVisible()
  await rani.reload()
  await expect(rani.getByRole('heading', { level: 1 })).toHaveText('Anda diterima')
  await budi.getByRole('button', { name: 'Akhiri tautan ini' }).click()
  await expect(budi.getByText('Tautan sudah diakhiri.')).toBeVisible()
  const late = await browser.newPage()
  await late.goto(new URL(address).pathname)
  await expect(late.getByText('Tautan bergabung ini sudah diakhiri oleh pengurus.')).toBeVisible()
  await clean(late)
})

test('a letter invites one address: its owner opens an account and is in, once', async ({ browser }) => {
  const post = await startPost(Number(process.env.JOURNEY_MAIL))
  const budi = await bare(browser)
  await comeIn(budi, 'budi')
  await budi.goto(`${group}/members/joining`)
  await budi.getByLabel('Surel').fill('tono@contoh.sch.id')
  await budi.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(budi.getByText('Undangan sedang dikirim.')).toBeVisible()
  await expect(budi.getByRole('button', { name: 'Tarik undangan tono@contoh.sch.id' })).toBeVisible()
  await sql(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`)
  await expect.poll(() => post.to(), { timeout: 30_000 }).toContain('tono@contoh.sch.id')
  const letter = post.mails[post.to().indexOf('tono@contoh.sch.id')]?.text ?? ''
  const path = letter.match(/\/join\/[\w-]{65}/)?.[0] ?? ''

  const sari = await browser.newPage()
  await comeIn(sari, 'sari')
  await sari.goto(path)
  await expect(sari.getByText('Undangan ini untuk alamat surel yang lain')).toBeVisible()

  const tono = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await tono.goto(path)
  await clean(tono)
  await tono.getByLabel('Nama lengkap').fill('Tono Prasetyo')
  await tono.getByLabel('Kata sandi baru', { exact: true }).fill('jagung rebus manis')
  await tono.getByLabel('Kata sandi baru sekali lagi').fill('jagung rebus manis')
  await tono.getByRole('button', { name: 'Buat akun dan bergabung' }).click()
  await expect(tono).toHaveURL(/groups\/kkg-patimura$/)

  const again = await browser.newPage()
  await again.goto(path)
  await expect(again.getByText('Undangan ini sudah dipakai.')).toBeVisible()
  await post.stop()
})
