import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { comeIn } from '../support/journey'
import { choose, press, tabTo, write } from '../support/keyboard'
import { aroundNow, arranged } from '../support/meeting'
import { sql } from '../support/sql'

// By keys alone: Tab, Shift+Tab, Enter, Space and the arrows. At each stop it is seen where they are.

const group = '/groups/kkg-patimura'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('in, a report that is refused and put right, and out again', async ({ page }) => {
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  // The first stop leads past the head of the page.
  await expect(page.getByRole('link', { name: 'Langsung ke isi' })).toBeFocused()
  await page.keyboard.press('Enter')
  await write(page, page.getByLabel('Surel'), 'sari@contoh.sch.id')
  await write(page, page.getByLabel('Kata sandi'), 'salah')
  await press(page, button(page, 'Masuk'))
  await expect(page.getByRole('alert').first()).toBeFocused()
  await tabTo(page, page.getByLabel('Kata sandi'))
  await page.keyboard.type(process.env.JOURNEY_PASSWORD ?? '')
  await press(page, button(page, 'Masuk'))
  await expect(title(page)).toContainText('Selamat datang')

  await press(page, link(page, 'KKG Gugus Patimura'))
  await press(page, link(page, 'Laporkan masalah'))
  const words = `Hanya dengan papan ketik ${randomUUID()}`
  await write(page, page.getByLabel('Kelas', { exact: true }), 'III')
  await write(page, page.getByLabel('Apa yang terjadi?'), words)
  const objective = page.getByRole('radio', { name: /Bantuan tugas mengajar/ })
  await choose(page, page.locator('input[name=objective]').first(), objective)
  await press(page, button(page, 'Laporkan'))
  // What is wrong comes first, and the next stop is what to change.
  await expect(page.getByRole('alert').first()).toBeFocused()
  await expect(page.getByLabel('Mata pelajaran')).toHaveAttribute('aria-invalid', 'true')
  await write(page, page.getByLabel('Mata pelajaran'), 'IPAS')
  await press(page, button(page, 'Laporkan'))
  await expect(title(page)).toHaveText('IPAS, kelas III')
  await press(page, button(page, 'Keluar'), true)
  await expect(page.getByRole('heading', { name: 'Masuk ke sanggar' })).toBeVisible()
})

test('attendance, minutes, and an agenda whose line is taken away', async ({ page }) => {
  await comeIn(page, 'budi')
  const meeting = await arranged(page, group, 'Tanpa tetikus', aroundNow())
  await page.goto(`${meeting}/attendance`)
  const mark = (who: RegExp, status: string) =>
    page.getByRole('group', { name: who }).getByRole('radio', { name: status, exact: true })
  await tabTo(page, mark(/Sari/, 'Hadir'))
  await page.keyboard.press('Space')
  for (let right = 0; right < 2; right += 1) await page.keyboard.press('ArrowRight')
  await expect(mark(/Sari/, 'Sakit')).toBeChecked()
  await expect(mark(/Sari/, 'Sakit')).toBeFocused()
  await tabTo(page, page.getByLabel('Yang belum ditandai'))
  await page.keyboard.press('ArrowDown')
  await press(page, button(page, 'Simpan daftar hadir'))
  await expect(mark(/Sari/, 'Sakit')).toBeChecked()
  await expect(mark(/Budi/, 'Hadir')).toBeChecked()

  await page.goto(`${meeting}/minutes`)
  await write(page, page.getByLabel('Jalannya pertemuan'), 'Dibuka ketua.')
  await expect(page.locator('.saving')).toHaveText(/^Tersimpan/)
  await write(page, page.getByLabel('Keputusan'), 'Lanjut bulan depan')
  await tabTo(page, page.getByLabel('Jalannya pertemuan'), true)
  await expect(page.locator('.saving')).toHaveText(/^Tersimpan/)
  const id = meeting.split('/').at(-1)
  await expect.poll(() => sql('select text from decision where activity_id = $1', [id])).toHaveLength(1)

  await page.goto(`${meeting}/agenda`)
  const lines = page.getByRole('button', { name: /^Hapus/ })
  const before = await lines.count()
  await press(page, lines.first())
  await expect(lines).toHaveCount(before - 1)
  // The keys are where the line was, at the one that took its place.
  await expect(page.locator('main :focus')).toHaveCount(1)
})

test('coverage is read, folded open and shut, and a figure opens', async ({ page }) => {
  await comeIn(page, 'nurul')
  await page.goto('/groups/kkg-cipari/coverage')
  const fold = page.locator('main summary').first()
  const parent = fold.locator('..')
  await tabTo(page, fold)
  for (const open of [true, false]) {
    await page.keyboard.press('Enter')
    expect(await parent.evaluate((one: HTMLDetailsElement) => one.open)).toBe(open)
    await expect(fold).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(fold).toBeFocused()
  const figure = page.getByRole('table').getByRole('link').first()
  await tabTo(page, figure, true)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await expect(page.getByText(/catatan di balik angka ini/)).toBeVisible()
})
