import { expect, type Page, test } from '@playwright/test'
import papa from 'papaparse'
import { reasoned } from '../../prisma/demonstration/cipari'
import { lotimMeeting, problems, programmeItems, schoolNames } from '../../prisma/demonstration/real'
import { comeIn, noSideways, older } from '../support/journey'

const now = new Date()
const past = (now.getUTCMonth() >= 6 ? now.getUTCFullYear() : now.getUTCFullYear() - 1) - 1

/** Planned, held, documented, followed up, evidenced, supporting: the whole past year of Cipari. */
const cipari: Record<string, number[]> = {
  A: [6, 6, 5, 2, 0, 0],
  B: [0, 0, 0, 0, 0, 1],
  C: [1, 0, 0, 0, 0, 0],
  D: [6, 3, 2, 1, 1, 0],
  E: [2, 2, 1, 0, 0, 0],
  F: [0, 0, 0, 0, 0, 0],
  G: [1, 0, 0, 0, 0, 1],
}

async function figures(page: Page) {
  const rows = await page
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all()
  const found = await Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('cell').allTextContents()
      return cells.map((text) => Number(text.split('/')[0]))
    }),
  )
  return Object.fromEntries(Object.keys(cipari).map((code, i) => [code, found[i]]))
}

test('the Cipari programme: sixteen reasoned items, a year of activities, every figure of its coverage, and the same as CSV', async ({
  page,
}) => {
  await comeIn(page, 'nurul')
  await page.goto(`/groups/kkg-cipari/programme?year=${past}`)
  for (const { title } of programmeItems()) await expect(page.getByText(title, { exact: true })).toBeVisible()
  for (const { reason } of reasoned)
    await expect(page.getByText(reason, { exact: true }).first()).toBeVisible()
  await expect(page.getByText('16 kegiatan, 60 JP')).toBeVisible()
  await expect(page.getByText('Belum ada kegiatan untuk tujuan B, F.')).toBeVisible()
  await noSideways(page)

  await page.goto(`/groups/kkg-cipari/coverage?year=${past}&part=year`)
  expect(await figures(page)).toEqual(cipari)
  await noSideways(page)
  const file = await page.request.get(`/groups/kkg-cipari/coverage/csv?year=${past}&part=year`)
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8')
  const text = (await file.body()).toString('utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  const [head, ...rows] = papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data
  expect(head).toHaveLength(14)
  const seven = rows.slice(0, 7).map((row) => [row[1], row.slice(3, 9).map(Number)])
  expect(Object.fromEntries(seven)).toEqual(cipari)
  // People, credit hours and problems stand in the file as on the page.
  const table = page.getByRole('table', { name: 'Orang, JP, dan masalah' }).getByRole('row')
  for (const [i, row] of rows.entries()) {
    const cells = await table
      .nth(i + 1)
      .getByRole('cell')
      .allTextContents()
    const [jp, people, reported, solved, members] = row.slice(9)
    expect(cells).toEqual([jp, people, members, `${solved} / ${reported}`])
  }

  // Each figure opens to as many records as it says.
  for (const [stage, at] of [
    ['planned', 0],
    ['held', 1],
    ['documented', 2],
  ] as const) {
    await page.goto(`/groups/kkg-cipari/coverage/D?stage=${stage}&year=${past}&part=year`)
    await expect(page.getByText(`${cipari.D?.[at]} catatan di balik angka ini.`)).toBeVisible()
  }
  // The two semesters add up to the year.
  const halves: Record<string, number[] | undefined>[] = []
  for (const part of ['ganjil', 'genap']) {
    await page.goto(`/groups/kkg-cipari/coverage?year=${past}&part=${part}`)
    halves.push(await figures(page))
  }
  for (const [code, row] of Object.entries(cipari))
    expect(row.map((_, i) => (halves[0]?.[code]?.[i] ?? 0) + (halves[1]?.[code]?.[i] ?? 0))).toEqual(row)
})

test('the Lombok Timur meeting of 2015: letter, agenda, WITA, and its row in the calendar year', async ({
  page,
}) => {
  await comeIn(page, 'wayan')
  const real = lotimMeeting()
  await page.goto('/groups/mgmp-kimia-lotim/coverage?year=2015&part=calendar')
  expect((await figures(page)).E).toEqual([1, 1, 1, 0, 0, 0])
  await page
    .getByRole('row', { name: /Budaya kerja/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('link', { name: /Pertemuan MGMP Kimia/ }).click()
  await expect(page.getByText('Rabu, 14 Januari 2015, 08.00–13.00 WITA')).toBeVisible()
  await expect(page.getByText(`Undangan ${real.letter.number}, 12 Jan 2015`)).toBeVisible()
  for (const title of real.agenda) await expect(page.getByText(title, { exact: true })).toBeVisible()
  await noSideways(page)
})

test('the nine schools of Patimura stand in their cluster', async ({ page }) => {
  await comeIn(page, 'dinas')
  await page.goto('/admin/schools?region=33.15')
  expect(schoolNames()).toHaveLength(9)
  for (const name of schoolNames())
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByText(/· Gugus Patimura$/),
    ).toBeVisible()
})

test('the eight problems stand in their groups', async ({ browser }) => {
  const seen: string[] = []
  for (const [who, group] of [
    ['budi', 'kkg-patimura'],
    ['ratna', 'kkg-cipari'],
    ['ratna', 'mgmp-aphp-cilacap'],
    ['wayan', 'mgmp-kimia-lotim'],
  ] as const) {
    const page = await browser.newPage()
    await comeIn(page, who)
    await page.goto(`/groups/${group}/problems`)
    do seen.push(...(await page.getByRole('main').getByRole('listitem').allTextContents()))
    while (await older(page))
    await page.close()
  }
  for (const { situation } of problems())
    expect(
      seen.some((text) => text.includes(situation)),
      situation,
    ).toBe(true)
})
