import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { clean, comeIn } from '../support/journey'
import { cells, past, year } from '../support/matrix'

/** What the links of a page give that save it, by kind. */
async function saved(page: Page) {
  const links = page.getByRole('navigation', { name: 'Unduh sebagai' }).getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
  const found = await Promise.all(hrefs.map((href) => page.request.get(href)))
  for (const answer of found) expect(answer.status()).toBe(200)
  const types = found.map((answer) => answer.headers()['content-type'])
  const bodies = await Promise.all(found.map((answer) => answer.body()))
  expect(types).toEqual([
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv; charset=utf-8',
  ])
  expect(bodies.map((body) => body.subarray(0, 4).toString('latin1'))).toEqual(['%PDF', 'PK\x03\x04', 'ï»¿B'])
  return parse(bodies[2] ?? '', { bom: true }) as string[][]
}

test('a supervisor saves what the page shows, in one go also every group below', async ({ page }) => {
  await comeIn(page, 'hasan')
  await page.goto(`/coverage?region=33.01&${past}`)
  const shown = await cells(page, /^Cipari/)
  const rows = await saved(page)
  const figures = (name: string) =>
    rows.filter((row) => row[2] === name).map((row) => [Number(row[8]), Number(row[7])])
  expect(figures('Cipari')).toEqual(shown)
  await page.getByLabel('Semua kelompok di bawahnya').check()
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.getByRole('row', { name: /^KKG Kecamatan Cipari/ })).toBeVisible()
  await expect(page.getByLabel('Semua kelompok di bawahnya')).toBeChecked()
  const every = await saved(page)
  expect(every.filter((row) => row[0] === 'Wilayah')).toEqual([])
  const listed = await page.locator('table.matrix').getByRole('rowheader').count()
  expect(every.filter((row) => row[0] === 'Kelompok')).toHaveLength(listed * 7)
  await clean(page)
})

test('a token is made without script, shown once, reads as its person does, and ends at once', async ({
  browser,
  playwright,
  baseURL,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await comeIn(page, 'hasan')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Token untuk program' }).click()
  await page.getByRole('button', { name: 'Buat token' }).click()
  await expect(page.getByText('Isian ini wajib').first()).toBeVisible()
  await page.getByLabel('Nama', { exact: true }).fill('Papan angka dinas')
  await page.getByRole('button', { name: 'Buat token' }).click()
  const token = (await page.locator('.secret').textContent()) ?? ''
  expect(token).toMatch(/^sanggar_[\w-]{43}$/)
  await page.goto('/account/tokens')
  expect(await page.content()).not.toContain(token)
  const program = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const answer = await program.get(`/api/v1/coverage?region=33.01&year=${year - 1}`)
  expect(answer.status()).toBe(200)
  expect((await answer.json()).region).toEqual({ code: '33.01', name: 'Kabupaten Cilacap', level: 2 })
  const known = { headers: { 'If-None-Match': answer.headers().etag ?? '' } }
  expect((await program.get(`/api/v1/coverage?region=33.01&year=${year - 1}`, known)).status()).toBe(304)
  expect((await program.get('/api/v1/coverage?region=52')).status()).toBe(404)
  const described = await (await program.get('/api/v1/openapi.json')).json()
  expect(described.servers).toEqual([{ url: expect.stringContaining('http') }])
  await page.reload()
  await expect(page.getByText('terakhir dipakai')).toBeVisible()
  await page.getByRole('button', { name: 'Cabut Papan angka dinas' }).click()
  await expect(page.getByRole('status')).toContainText('dicabut')
  const refused = await program.get('/api/v1/coverage')
  expect(refused.status()).toBe(401)
  expect(refused.headers()['content-type']).toContain('application/problem+json')
  // A browser that is signed in is no program.
  expect((await page.request.get('/api/v1/coverage')).status()).toBe(401)
})

test('the page of the tokens is clean', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await comeIn(page, 'hasan')
  await page.goto('/account/tokens')
  await page.getByLabel('Nama', { exact: true }).fill('Papan dinas')
  await page.getByRole('button', { name: 'Buat token' }).click()
  await expect(page.getByRole('heading', { name: 'Token baru Anda' })).toBeVisible()
  await clean(page)
})
