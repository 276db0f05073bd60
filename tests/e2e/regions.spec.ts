import { expect, type Page, test } from '@playwright/test'
import { clean, comeIn, noSideways } from '../support/journey'
import { cells, past, year } from '../support/matrix'

/** From what stands behind a group's figure to the first activity, and on its page the proof. */
async function toProof(page: Page) {
  await expect(page.getByText(/^\d+ catatan di balik angka ini\.$/)).toBeVisible()
  await page.locator('main a[href*="/meetings/"]').first().click()
  const proof = page.getByRole('heading', { name: 'Bukti', exact: true })
  await expect(proof).toBeVisible()
  await expect(page.locator('section').filter({ has: proof }).getByRole('listitem').first()).toBeVisible()
}

test('an administrator goes from the nation to a proof, each figure the sum of those below', async ({
  page,
}) => {
  await comeIn(page, 'dinas')
  await page.goto(`/coverage?${past}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Cakupan tujuan: Indonesia' })).toBeVisible()
  const string = page.getByRole('list', { name: 'Untaian tujuh Indonesia' }).getByRole('img')
  await expect(string).toHaveCount(7)
  // What the filling of a bead shows is said too.
  await expect(string.first()).toHaveAccessibleName(
    /^Wawasan dan pengetahuan: \d+ terlaksana dari \d+ direncanakan; manik terisi sampai (ter|di)\p{L}+$/u,
  )
  await expect(page.getByText(/^\d+ wilayah lain di bawahnya belum mempunyai kelompok\.$/)).toBeVisible()
  await noSideways(page)

  const province = await cells(page, /^Jawa Tengah/)
  expect(province).toHaveLength(7)
  await page.getByRole('link', { name: 'Jawa Tengah' }).click()
  const path = page.getByRole('navigation', { name: 'Letak wilayah' })
  await expect(path.getByRole('listitem')).toHaveText(['Indonesia', 'Jawa Tengah'])
  const below = await Promise.all([cells(page, /^Kabupaten Cilacap/), cells(page, /^Kabupaten Grobogan/)])
  expect(province).toEqual(
    province.map((_, i) => [0, 1].map((k) => below.reduce((sum, one) => sum + (one[i]?.[k] ?? 0), 0))),
  )

  await page.getByRole('link', { name: 'Kabupaten Cilacap' }).first().click()
  await expect(path.getByRole('listitem')).toHaveText(['Indonesia', 'Jawa Tengah', 'Kabupaten Cilacap'])
  const table = page.getByRole('table', { name: `Tahun ajaran ${year - 1}/${year}` }).last()
  await expect(table.getByRole('row')).toHaveCount(8)
  const evidenced = table
    .getByRole('row', { name: /Bantuan tugas mengajar/ })
    .getByRole('cell')
    .nth(4)
  const [count = 0, planned = 0] = ((await evidenced.textContent()) ?? '').split('/').map(Number)
  expect(count).toBeGreaterThan(0)
  expect(planned).toBeGreaterThanOrEqual(count)
  await evidenced.getByRole('link').click()
  await expect(page.getByText(`Terbukti: ${count} dari ${planned} direncanakan`)).toBeVisible()
  const parts = await page.getByRole('cell').getByRole('link').allTextContents()
  expect(parts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(count)
  await clean(page)

  await page
    .getByRole('cell')
    .getByRole('link', { name: /^Cipari: [1-9]/ })
    .click()
  await page
    .getByRole('cell')
    .getByRole('link', { name: /^KKG Kecamatan Cipari: [1-9]/ })
    .click()
  await toProof(page)
})

test('a supervisor of a regency goes down to a proof, and nothing beside it is there', async ({ page }) => {
  await comeIn(page, 'hasan')
  await page.goto(`/coverage?${past}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Cakupan tujuan: Binaan Anda' })).toBeVisible()
  await expect(page.getByText('hanya memuat kelompok yang dapat Anda lihat')).toBeVisible()
  await page.getByRole('link', { name: 'Kabupaten Cilacap' }).first().click()
  await expect(page.getByText('hanya memuat kelompok yang dapat Anda lihat')).toHaveCount(0)
  await page.getByRole('link', { name: 'Cipari', exact: true }).click()
  await page
    .getByRole('row', { name: /KKG Kecamatan Cipari/ })
    .getByRole('link', { name: /Bantuan tugas mengajar: [1-9]/ })
    .click()
  // People and problems open too: names, and what may be read.
  await page.getByRole('link', { name: 'Orang berbeda' }).click()
  const people = Number((await page.getByText(/^\d+ orang berbeda\.$/).textContent())?.split(' ')[0])
  expect(people).toBeGreaterThan(0)
  await expect(page.locator('main .names').getByRole('listitem')).toHaveCount(people)
  await page.getByRole('link', { name: 'Masalah dilaporkan' }).click()
  await expect(page.getByText('Rancangan, dan laporan yang digabungkan')).toBeVisible()
  await clean(page)
  await page.getByRole('link', { name: 'Terbukti', exact: true }).click()
  await toProof(page)
  for (const region of ['33.15', '52', '3', '33.01.99', 'abc', '33.01%00'])
    expect((await page.goto(`/coverage?region=${region}`))?.status(), region).toBe(404)
  expect((await page.request.get('/coverage/csv?region=52')).status()).toBe(404)
})

test('filters stand beside each other, without script, and what makes no sense is left out', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await comeIn(page, 'dinas')
  await page.goto(`/coverage?region=33&${past}`)
  await page.getByLabel('Mata pelajaran').selectOption({ label: 'Matematika' })
  await page.getByRole('combobox', { name: 'Masa' }).selectOption({ label: 'Januari–Juni (tahun awal)' })
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cakupan tujuan: Jawa Tengah' })).toBeVisible()
  await expect(page.getByLabel('Jenis')).toHaveValue('mgmp')
  await expect(page.getByRole('table', { name: `Januari–Juni ${year - 1}` }).first()).toBeVisible()
  const names = await page.getByRole('table').first().getByRole('rowheader').allTextContents()
  expect(names).toEqual(['Kabupaten Cilacap1 kelompok'])
  await page.getByText('Angka setiap bulan').click()
  await expect(page.locator('details table').getByRole('row')).toHaveCount(7)

  // A figure of one month opens down to what it counts.
  await page.goto(`/coverage?region=33.01&${past}&objective=D&stage=planned`)
  await page.getByText('Angka setiap bulan').click()
  const monthly = page.locator('details table')
  const counts = (await monthly.locator('tbody tr td:nth-of-type(1) a').allTextContents()).map(Number)
  const place = counts.findIndex((one) => one > 0)
  const count = counts[place] ?? 0
  expect(count).toBeGreaterThan(0)
  await monthly.locator('tbody tr').nth(place).locator('td').first().getByRole('link').click()
  await expect(page.getByText(`Direncanakan: ${count}`).first()).toBeVisible()
  await expect(page.locator('details table tr')).toHaveCount(2)
  await page
    .getByRole('cell')
    .getByRole('link', { name: /: [1-9]/ })
    .first()
    .click()
  await page
    .getByRole('cell')
    .getByRole('link', { name: /: [1-9]/ })
    .first()
    .click()
  await expect(page.getByText(/^\d+ catatan di balik angka ini\.$/)).toBeVisible()
  await expect(page.getByRole('main').locator('header')).toContainText(/\p{L}+ 20\d\d/u)

  await page.goto(
    '/coverage?year=99999&part=dasawarsa&kind=sd&subject[]=x&after=bukan&objective=Z&stage=entah',
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Cakupan tujuan: Indonesia' })).toBeVisible()
  await page.goto('/coverage?year=2090&part=genap')
  const empty = page.getByRole('table', { name: 'Semester genap, Januari–Juni 2091' }).last()
  await expect(empty.getByRole('row')).toHaveCount(8)
  await expect(empty.getByRole('link')).toHaveCount(0)
})

test('on paper the coverage of a region has no buttons, and its picture says what it shows', async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await comeIn(page, 'dinas')
  await page.goto(`/coverage?region=33&objective=D&stage=held&${past}`)
  await clean(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button')).toHaveCount(0)
  await page.goto(`/coverage?region=33&${past}`)
  const trend = page.getByRole('img', { name: /Dalam masa ini \d+ kegiatan direncanakan/ })
  await expect(trend).toBeVisible()
  // On paper nobody can unfold the months: they stand there, each with its five stages.
  const months = page.locator('section').filter({ has: trend }).locator('details:not([open]) tbody tr')
  await expect(months).toHaveCount(12)
  for (const month of await months.all()) {
    await expect(month).toBeVisible()
    await expect(month.getByRole('cell')).toHaveText(Array(5).fill(/^\d+$/))
  }
  await page.emulateMedia({ media: 'screen' })
  await expect(months.first()).toBeHidden()
})

test('where colours are taken away, bead, matrix and trend still tell how far each objective has come', async ({
  page,
}) => {
  await comeIn(page, 'dinas')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await page.goto(`/coverage?region=33&${past}`)
    const string = page.getByRole('list', { name: 'Untaian tujuh Jawa Tengah' }).locator('.bead')
    const row = page.getByRole('row', { name: /^Kabupaten Cilacap/ })
    await expect(row.locator('td small')).toHaveText(Array(7).fill(/^\d+\/\d+$/))
    for (const bead of [string.first(), row.locator('.bead').first()]) {
      const looks = new Set<string>()
      for (const stage of [0, 1, 2, 3, 4, 5]) {
        await bead.evaluate(
          (one, to) => one.setAttribute('class', one.className.replace(/stage-\d/, `stage-${to}`)),
          stage,
        )
        looks.add((await bead.screenshot()).toString('base64'))
      }
      expect(looks.size, colorScheme).toBe(6)
    }
    await expect(page.getByText(/^Dalam masa ini \d+ kegiatan direncanakan/)).toBeVisible()
    const drawn = await page.evaluate(() => {
      const of = (place: string) => getComputedStyle(document.querySelector(place) as Element)
      return [of('.trend .planned').stroke, of('.trend .line').stroke].map((one) => one === of('body').color)
    })
    expect(drawn).toEqual([true, true])
  }
})
