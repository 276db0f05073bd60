import { type Browser, expect, type Page, test } from '@playwright/test'
import { clean, comeIn } from '../support/journey'

const officers: Record<string, string> = {
  'kkg-patimura': 'budi',
  'kkg-cipari': 'ratna',
  'mgmp-kimia-lotim': 'wayan',
  'mgmp-aphp-cilacap': 'ratna',
}

async function as(browser: Browser, who: string): Promise<Page> {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await comeIn(page, who)
  return page
}
const opened = (page: Page, name: string) =>
  page.locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) })

test('a supervisor sees first what stands out, comments, is answered, and notes a visit: without script', async ({
  browser,
}) => {
  const nurul = await as(browser, 'nurul')
  await nurul.goto('/')
  await expect(nurul.getByRole('heading', { name: 'Yang perlu perhatian' })).toBeVisible()
  await nurul.goto('/coverage')
  // Before the first figure.
  const headings = await nurul.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings[0]).toBe('Yang perlu perhatian')
  await expect(nurul.getByText(/Ada yang perlu perhatian di \d+ dari \d+ kelompok/)).toBeVisible()
  const today = 'Yang perlu perhatian menurut keadaan hari ini, bukan menurut masa yang dipilih.'
  await expect(nurul.getByText(today)).toBeVisible()
  // Drilling down and filters narrow them as they narrow the matrix.
  await nurul.goto('/coverage?region=52.03')
  expect(await nurul.getByRole('heading', { level: 2 }).first().textContent()).toBe('Yang perlu perhatian')
  await nurul.getByLabel('Nama kelompok').fill('MGMP Kimia Kabupaten Lombok Timur')
  await nurul.getByRole('button', { name: 'Terapkan' }).click()
  await expect(nurul.getByText(/di (\d+ dari )?1 kelompok/)).toBeVisible()
  await nurul.goto('/coverage')
  const known = Object.keys(officers).map((slug) => `a[href^="/groups/${slug}/"]`)
  const first = nurul
    .getByRole('article')
    .filter({ has: nurul.locator(known.join()) })
    .first()
  const kind = (await first.getByRole('heading', { level: 4 }).first().textContent()) ?? ''
  const way = first.getByRole('link', { name: 'Tanggapi atau catat kunjungan' }).first()
  const group = (await way.getAttribute('href'))?.match(/^\/groups\/([\w-]+)\//)?.[1] ?? ''
  await way.click()
  const here = `/groups/${group}/coverage/exceptions`
  expect(new URL(nurul.url()).pathname).toBe(here)
  const part = (page: Page) =>
    page.locator('section.sheet').filter({ has: page.getByRole('heading', { name: kind, exact: true }) })
  // The reason has its figures.
  await expect(part(nurul).locator('p').first()).toContainText(/\d/)

  // Too short: a sentence beside the field, and what was typed stays.
  const write = async (page: Page, fold: string, text: string) => {
    const box = opened(page, fold).and(part(page).locator('details'))
    if ((await box.getAttribute('open')) === null) await box.locator('summary').click()
    await box.getByLabel('Tanggapan').fill(text)
    await box.getByRole('button', { name: 'Kirim' }).click()
  }
  await write(nurul, 'Tulis tanggapan', 'ya')
  await expect(part(nurul).getByText('Isian ini wajib; tulis sedikitnya 3 huruf.')).toBeVisible()
  await expect(part(nurul).getByLabel('Tanggapan')).toHaveValue('ya')
  const question = `Apa yang bisa saya bantu? <b>O'Neil</b> ${Date.now()}`
  await write(nurul, 'Tulis tanggapan', question)
  await expect(nurul.getByRole('status')).toContainText('Tersimpan')
  await expect(part(nurul)).toContainText(question)
  await nurul.goto('/coverage/exceptions')
  await expect(nurul.getByText('Terakhir ditanggapi hari ini').first()).toBeVisible()

  const officer = await as(browser, officers[group] ?? '')
  await officer.goto('/notices')
  const told = officer
    .getByRole('listitem')
    .filter({ hasText: 'Pengawas menulis tentang hal ini kepada pengurus.' })
  await told.first().getByRole('button', { name: kind }).click()
  expect(new URL(officer.url()).pathname).toBe(here)
  await expect(part(officer)).toContainText(question)
  const answer = `Pertemuan kami majukan ${Date.now()}`
  await write(officer, 'Jawab', answer)
  await expect(part(officer)).toContainText(answer)
  // An officer notes no visits.
  await expect(opened(officer, 'Catat kunjungan')).toHaveCount(0)
  await officer.goto(`/groups/${group}/coverage`)
  await expect(officer.getByRole('heading', { name: 'Yang perlu perhatian' })).toBeVisible()

  await nurul.goto('/notices')
  const back = nurul.getByRole('listitem').filter({ hasText: 'Pengurus menjawab tanggapan Anda.' })
  await back.first().getByRole('button', { name: kind }).click()
  await expect(part(nurul)).toContainText(answer)
  const visit = opened(nurul, 'Catat kunjungan')
  await visit.locator('summary').click()
  await visit.getByLabel('Hari kunjungan').fill('2999-01-01')
  await visit.getByLabel('Yang dilihat').fill('Daftar hadir belum dikunci.')
  await visit.getByLabel('Yang disepakati').fill('Dikunci sebelum Jumat.')
  await visit.getByRole('button', { name: 'Simpan kunjungan' }).click()
  await expect(visit.locator('.error').first()).toBeVisible()
  await expect(visit.getByLabel('Yang disepakati')).toHaveValue('Dikunci sebelum Jumat.')
  const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  await visit.getByLabel('Hari kunjungan').fill(day)
  await visit.getByLabel('Kunjungan tentang').selectOption({ label: kind })
  await visit.getByRole('button', { name: 'Simpan kunjungan' }).click()
  await expect(nurul.locator('#visits')).toContainText('Disepakati: Dikunci sebelum Jumat.')
  await nurul.goto('/coverage')
  await expect(nurul.getByText('Kunjungan dicatat hari ini').first()).toBeVisible()
  await nurul.goto(`/groups/${group}`)
  await expect(nurul.getByRole('heading', { name: 'Pengawasan' })).toBeVisible()
  await officer.goto(`/groups/${group}`)
  await expect(officer.getByText('Dikunci sebelum Jumat.')).toBeVisible()
})

test('teachers and administrators have no part in it', async ({ browser }) => {
  for (const [who, status] of [
    ['sari', 404],
    ['dinas', 404],
  ] as const) {
    const page = await as(browser, who)
    for (const path of ['/coverage/exceptions', '/groups/kkg-patimura/coverage/exceptions'])
      expect((await page.goto(path))?.status(), `${who} ${path}`).toBe(status)
    await page.goto('/groups/kkg-patimura/coverage')
    await expect(page.getByRole('heading', { name: 'Yang perlu perhatian' })).toHaveCount(0)
    await page.goto('/coverage')
    // Nobody is told that they supervise who does not.
    const title = `Cakupan tujuan: ${who === 'sari' ? 'Kelompok Anda' : 'Indonesia'}`
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
})

test('the pages are accessible and fit the smallest phone; nonsense in the address begins anew', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await comeIn(page, 'nurul')
  for (const path of [
    '/',
    '/coverage',
    '/coverage/exceptions?kind=silent',
    '/coverage/exceptions?kind=malas&after=%00&after=2',
    '/groups/mgmp-kimia-lotim/coverage/exceptions',
    '/groups/mgmp-kimia-lotim/coverage',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await clean(page)
  }
})
