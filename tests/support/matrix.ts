import type { Page } from '@playwright/test'

const now = new Date()
/** The school year of today. */
export const year = now.getUTCMonth() >= 6 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
/** The whole school year before it, as an address asks for it. */
export const past = `year=${year - 1}&part=year`

/** Held and planned of each objective in a row of the matrix: `A12/40`. */
export async function cells(page: Page, name: RegExp | string) {
  const found = await page.getByRole('row', { name }).first().getByRole('cell').allTextContents()
  return found.map((text) =>
    text
      .replace(/^[A-G]/, '')
      .split('/')
      .map(Number),
  )
}
