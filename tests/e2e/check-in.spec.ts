import { type Browser, expect, type Page, test } from '@playwright/test'
import { clean, comeIn } from '../support/journey'
import { aroundNow, arranged, scanned } from '../support/meeting'
import { sql } from '../support/sql'

const patimura = '/groups/kkg-patimura'
const plain = (browser: Browser) =>
  browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

async function as(browser: Browser, who: string, script = true) {
  const page = script ? await browser.newPage() : await plain(browser)
  await comeIn(page, who)
  return page
}

const rows = (meeting: string) =>
  sql(
    `select p.name, a.status, a.late from attendance a join person p on p.id = a.person_id where activity_id = $1 order by p.name`,
    [meeting.split('/').at(-1)],
  )
const problem = (page: Page) => page.locator('p.error:not([role])')

test('invitation, answer without script, changing code, scan before signing in, one row each', async ({
  browser,
}) => {
  const budi = await as(browser, 'budi')
  const meeting = await arranged(budi, patimura, 'Bedah soal AKM', aroundNow())

  const sari = await as(browser, 'sari', false)
  await sari.goto(meeting)
  await sari.locator('summary', { hasText: 'Saya izin' }).click()
  await sari.getByRole('button', { name: 'Kirim izin' }).click()
  await expect(sari.getByText('Tulis alasannya.')).toBeVisible()
  await sari.getByLabel('Alasan izin').fill('Anak sakit')
  await sari.getByRole('button', { name: 'Kirim izin' }).click()
  await expect(sari.getByText('Anda menjawab: izin.')).toBeVisible()

  await budi.goto(`${meeting}/invitations`)
  await expect(budi.getByRole('heading', { name: /^0 hadir · 1 izin · \d+ belum menjawab$/ })).toBeVisible()
  await expect(budi.getByText('Anak sakit')).toBeVisible()
  const text = await budi.getByLabel('Teks undangan').inputValue()
  expect(text).toContain('*Bedah soal AKM*')
  expect(text).toMatch(/\d\d\.\d\d–\d\d\.\d\d WIB/)
  expect(text).toContain(`${new URL(meeting, budi.url())}`)
  const chat = await budi.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href')
  expect(new URL(chat ?? '').searchParams.get('text')).toBe(text)
  const reminder = await budi.getByLabel('Teks pengingat').inputValue()
  expect(reminder).toContain('Slamet')
  expect(reminder).not.toContain('Sari')
  await budi.getByText('Undang tamu').click()
  await budi.getByLabel('Nama tamu').fill(`Dr. Ketut "Tut" O'Arta, M.Pd.`)
  await budi.getByLabel('Sebagai').fill('Narasumber')
  await budi.getByRole('button', { name: 'Tambahkan tamu' }).click()
  await expect(budi.getByText(`Dr. Ketut "Tut" O'Arta, M.Pd. · Narasumber`)).toBeVisible()

  await sari.getByRole('button', { name: 'Ubah: saya jadi hadir' }).click()
  await expect(sari.getByText('Anda menjawab: hadir.')).toBeVisible()

  // The officer's screen: the code that the camera reads is the one in figures.
  await budi.goto(`${meeting}/code`)
  // The bar that runs out moves, unless somebody wants nothing to move.
  const moving = () => budi.evaluate(() => document.getAnimations().length)
  expect(await moving()).toBeGreaterThan(0)
  await budi.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moving()).toBe(0)
  await budi.emulateMedia({ reducedMotion: null })
  const { path, code, dayId } = await scanned(meeting)
  const shown = (await budi.locator('.code-digits').textContent())?.replace(/\D/g, '')
  expect([code, (await scanned(meeting, 30)).code]).toContain(shown)
  await expect(budi.getByRole('img', { name: 'Kode QR untuk mencatat kehadiran' })).toBeVisible()
  await expect(budi.getByText('0 anggota hadir')).toBeVisible()

  // Not signed in, without script: the camera opens the link, signing in follows, and then it is recorded.
  const slamet = await plain(browser)
  await slamet.goto(`${path}?code=${(await scanned(meeting)).code}`)
  await expect(slamet.getByText('kehadiran Anda langsung dicatat')).toBeVisible()
  expect(slamet.url()).not.toContain('code=')
  await slamet.getByLabel('Surel').fill('slamet@contoh.sch.id')
  await slamet.getByLabel('Kata sandi').fill('salah')
  await slamet.getByRole('button', { name: 'Masuk' }).click()
  await expect(slamet.getByText('Surel atau kata sandi tidak cocok')).toBeVisible()
  await slamet.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await slamet.getByRole('button', { name: 'Masuk' }).click()
  await expect(slamet.getByRole('heading', { level: 1 })).toHaveText('Kehadiran Anda tercatat')
  await expect(slamet.getByText('Bedah soal AKM')).toBeVisible()
  await expect(slamet.getByText(/WIB, dengan kode/)).toBeVisible()

  // Again and again: one row.
  const again = await Promise.all(
    [1, 2, 3].map(async () => slamet.request.get(`${path}?code=${(await scanned(meeting)).code}`)),
  )
  expect(again.map((answer) => answer.status())).toEqual([200, 200, 200])
  expect(await rows(meeting)).toEqual([{ name: 'Slamet', status: 'hadir', late: expect.any(Boolean) }])

  // Forged, old, typed wrongly; then right. Nothing is lost of what was typed.
  const right = (await scanned(meeting)).code
  const forged = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
  await sari.goto(`${path}?code=${forged}`)
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Kehadiran Anda belum tercatat')
  await expect(problem(sari)).toHaveText(/Kode ini tidak cocok/)
  await sari.goto(`${path}?code=${(await scanned(meeting, 120)).code}`)
  await expect(problem(sari)).toHaveText(/Kode ini sudah berganti/)
  await sari.goto('/check-in')
  await sari.getByLabel('Kode enam angka').fill('12 34')
  await sari.getByRole('button', { name: 'Catat kehadiran saya' }).click()
  await expect(problem(sari)).toHaveText(/Tulis enam angka/)
  await expect(sari.getByLabel('Kode enam angka')).toHaveValue('12 34')
  const now = (await scanned(meeting)).code
  await sari.getByLabel('Kode enam angka').fill(`${now.slice(0, 3)} ${now.slice(3)}`)
  await sari.getByRole('button', { name: 'Catat kehadiran saya' }).click()
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Kehadiran Anda tercatat')
  expect(await rows(meeting)).toHaveLength(2)

  // Another group's member, and a supervisor: no row, the same plain answer; nobody learns whether the code was right.
  for (const who of ['maria', 'nurul']) {
    const other = await as(browser, who, false)
    await other.goto(`${path}?code=${(await scanned(meeting)).code}`)
    await expect(problem(other)).toHaveText(/Tidak ada pertemuan dengan kode ini untuk akun Anda/)
  }
  expect(await rows(meeting)).toHaveLength(2)

  // The officer closes; a list that stood open since before is saved without taking back who checked in.
  await budi.goto(`${meeting}/code`)
  await expect(budi.getByText('2 anggota hadir')).toBeVisible()
  await budi.getByRole('button', { name: 'Tutup pencatatan' }).click()
  await expect(budi.getByText('Ditutup oleh pengurus.')).toBeVisible()
  await budi.getByRole('button', { name: 'Buka sekarang' }).click()
  await expect(budi.locator('.code-digits')).toBeVisible()
  const stale = await as(browser, 'budi')
  await stale.goto(`${meeting}/attendance?day=${dayId}`)
  await sql(`delete from attendance where activity_id = $1`, [meeting.split('/').at(-1)])
  await stale.reload()
  await sari.goto(`${path}?code=${(await scanned(meeting)).code}`)
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Kehadiran Anda tercatat')
  await stale.getByLabel('Yang belum ditandai').selectOption({ label: 'Alpa' })
  await stale.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await expect(stale.getByRole('group', { name: /Sari/ }).getByRole('radio', { name: 'Hadir' })).toBeChecked()
  await expect(stale.getByRole('radio', { name: 'Alpa', checked: true }).first()).toBeVisible()
  const written = await rows(meeting)
  expect(written.filter((row) => row.status === 'hadir')).toEqual([
    expect.objectContaining({ name: expect.stringContaining('Sari') }),
  ])
  expect(written.filter((row) => row.status === 'alpa')).toHaveLength(written.length - 1)
})

test('a typed code before signing in, a meeting that is over, one to come, and nowhere else to return to', async ({
  browser,
}) => {
  const budi = await as(browser, 'budi')
  const now = await arranged(budi, patimura, 'Pertemuan hari ini', aroundNow())
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const past = await arranged(budi, patimura, 'Pertemuan kemarin dulu', {
    date: day(-2),
    from: '08:00',
    to: '11:00',
  })
  const next = await arranged(budi, patimura, 'Pertemuan lusa', { date: day(2), from: '08:00', to: '11:00' })

  const sari = await plain(browser)
  await sari.goto('/check-in')
  await sari.getByLabel('Kode enam angka').fill((await scanned(now)).code)
  await sari.getByRole('button', { name: 'Catat kehadiran saya' }).click()
  await sari.getByLabel('Surel').fill('sari@contoh.sch.id')
  await sari.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await sari.getByRole('button', { name: 'Masuk' }).click()
  await expect(sari.getByRole('heading', { level: 1 })).toHaveText('Kehadiran Anda tercatat')
  await expect(sari.getByText('Pertemuan hari ini')).toBeVisible()

  for (const [meeting, said] of [
    [past, 'Waktu mencatat kehadiran dengan kode sudah lewat'],
    [next, 'Dibuka pukul 07.30 WIB'],
  ] as const) {
    const { path, code } = await scanned(meeting)
    await sari.goto(`${path}?code=${code}`)
    await expect(problem(sari)).toContainText(said)
    expect(await rows(meeting)).toEqual([])
    await budi.goto(`${meeting}/code`)
    await expect(budi.locator('.code-digits')).toHaveCount(0)
  }
  const { path } = await scanned(past)
  await sari.goto(`${path}?code=${(await scanned(now)).code}`)
  await expect(problem(sari)).toBeVisible()

  for (const target of ['https://evil.example/', '//evil.example', '/admin', '/check-in/../admin']) {
    const page = await plain(browser)
    await page.goto(`/sign-in?next=${encodeURIComponent(target)}`)
    expect(await page.locator('input[name=next]').count()).toBe(0)
    await page.close()
  }
  const page = await plain(browser)
  await page.goto('/sign-in?next=/check-in')
  await page
    .locator('input[name=next]')
    .first()
    .evaluate((input: HTMLInputElement) => {
      input.value = '//evil.example/check-in'
    })
  await page.getByLabel('Surel').fill('slamet@contoh.sch.id')
  await page.getByLabel('Kata sandi').fill(process.env.JOURNEY_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Selamat datang')
})

test('48 people from the signed sheet by keyboard alone within two minutes; lock, correction, guests', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const ratna = await as(browser, 'ratna')
  const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
  const meeting = await arranged(ratna, '/groups/kkg-cipari', 'Pertemuan dari kertas', {
    date: yesterday,
    from: '08:00',
    to: '11:00',
  })
  await ratna.goto(`${meeting}/sheet`)
  await expect(ratna.getByRole('heading', { name: 'Daftar hadir', exact: true })).toBeVisible()
  await expect(ratna.getByRole('row')).toHaveCount(48 + 5 + 2)
  await ratna.emulateMedia({ media: 'print' })
  await expect(ratna.getByRole('button')).toHaveCount(0)
  await expect(ratna.getByRole('link', { name: 'Sanggar' })).toBeHidden()
  await ratna.emulateMedia({ media: 'screen' })
  const onPaper = await ratna.getByRole('row').nth(2).getByRole('cell').nth(1).textContent()

  await ratna.goto(`${meeting}/attendance`)
  await expect(ratna.getByRole('group').nth(1)).toContainText(onPaper ?? '-')
  await ratna.getByRole('link', { name: 'Mulai dari orang pertama' }).press('Enter')
  const began = Date.now()
  const keys = Array.from({ length: 48 }, (_, i) => 'hhlhishthahh'[i % 12] ?? 'h')
  for (const key of keys) await ratna.keyboard.press(key)
  await expect(ratna.getByRole('button', { name: 'Simpan daftar hadir' })).toBeFocused()
  await ratna.keyboard.press('Enter')
  await expect.poll(async () => (await rows(meeting)).length).toBe(48)
  await expect(ratna.locator('input[name^="was."]:not([value=""])')).toHaveCount(48)
  await expect(ratna.getByRole('radio', { checked: true })).toHaveCount(48)
  expect(Date.now() - began).toBeLessThan(30_000)
  const found = await rows(meeting)
  const count = (status: string) => found.filter((row) => row.status === status).length
  expect([found.length, count('izin'), count('sakit'), count('tugas_luar'), count('alpa')]).toEqual([
    48, 4, 4, 4, 4,
  ])
  expect(found.filter((row) => row.late)).toHaveLength(4)

  await ratna.getByText('Catat tamu yang datang').click()
  await ratna.getByLabel('Nama tamu').fill('Suparman')
  await ratna.getByLabel('Instansi atau sekolah').fill('SMPN 1 Cipari')
  await ratna.getByRole('button', { name: 'Catat hadir' }).click()
  await expect(ratna.getByRole('heading', { name: '1 tamu hadir' })).toBeVisible()

  await ratna.goto(meeting)
  await expect(ratna.getByText('Hadir 32 dari 48 tercatat')).toBeVisible()
  await ratna.getByRole('button', { name: 'Nyatakan terlaksana' }).click()
  await ratna.getByRole('button', { name: 'Kunci daftar hadir' }).click()
  await expect(ratna.locator('.badge').first()).toHaveText('Daftar hadir terkunci')
  await ratna.getByRole('link', { name: 'Daftar hadir dan tamu' }).click()
  await ratna.getByLabel('Siapa?').selectOption({ index: 4 })
  await ratna.getByRole('radio', { name: 'Hadir' }).check()
  await ratna.getByRole('button', { name: 'Simpan koreksi' }).click()
  await expect(ratna.getByLabel('Alasan koreksi')).toHaveAttribute('aria-invalid', 'true')
  await ratna.getByLabel('Alasan koreksi').fill('Datang menjelang selesai.')
  await ratna.getByRole('button', { name: 'Simpan koreksi' }).click()
  await expect(ratna.getByText(': Izin → Hadir')).toBeVisible()
  await expect(ratna.getByText('Datang menjelang selesai.')).toBeVisible()
  await ratna.goto(meeting)
  await expect(ratna.getByText('Hadir 33 dari 48 tercatat')).toBeVisible()
})

const _bad = [
  '',
  'x'.repeat(100_000),
  '<script>alert(1)</script>',
  'tanda \u202e terbalik',
  '🙂',
  '-1',
  '1e99',
]

test('axe finds nothing around attendance', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await comeIn(page, 'budi')
  const meeting = await arranged(page, patimura, 'Diperiksa', aroundNow())
  const { path, code } = await scanned(meeting)
  await page.goto(`${path}?code=${code}`)
  const done = new URL(page.url()).pathname
  const pages = ['', '/invitations', '/code', '/attendance', '/sheet'].map((part) => meeting + part)
  for (const address of [...pages, '/check-in', `/check-in?refused=codeOld&day=x`, done]) {
    await page.goto(address)
    await clean(page)
  }
})
