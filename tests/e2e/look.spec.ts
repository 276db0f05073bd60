import { expect, test } from '@playwright/test'
import { comeIn, noSideways, signIn } from '../support/journey'

test('light or dark is chosen by hand, without script, and stays in this browser', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, colorScheme: 'light' })
  await signIn(page, 'sari')
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Gelap' }).click()
  await expect(page.getByRole('button', { name: 'Gelap' })).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/')
  const dark = await paper()
  expect(dark).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/account')
  await page.getByRole('button', { name: 'Terang' }).click()
  expect(await paper()).toBe(light)
  await page.getByRole('button', { name: 'Ikut perangkat' }).click()
  expect(await paper()).toBe(dark)
})

test('on paper the coverage is a table with its group and period, and nothing to press', async ({ page }) => {
  await comeIn(page, 'nurul')
  await page.goto('/groups/kkg-cipari/coverage?year=2025&part=ganjil')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('KKG Kecamatan Cipari')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Semester ganjil, Juli–Desember 2025' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Terdokumentasi' })).toBeVisible()
  for (const hidden of [page.getByRole('button'), page.getByRole('navigation').getByRole('link')])
    await expect(hidden).toHaveCount(0)
  // How the figures count is folded away on the screen, and stands there on paper.
  const rule = page.getByText('Dinyatakan terlaksana, dan sedikitnya satu orang tercatat hadir.')
  await expect(rule).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(rule).toBeHidden()
})

test('the home page shows a string of seven for each group, and fits the smallest phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signIn(page, 'nurul')
  const groups = page.getByRole('listitem').filter({ has: page.getByRole('list', { name: /Untaian tujuh/ }) })
  await expect(groups).toHaveCount(4)
  await expect(groups.first().getByRole('img')).toHaveCount(7)
  await noSideways(page)
})
