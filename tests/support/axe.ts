import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Brings axe into a page and opens all its folds; answers what shuts those again. */
export async function withAxe(page: Page): Promise<() => Promise<void>> {
  const folded = await page.evaluateHandle(() => [...document.querySelectorAll('details:not([open])')])
  const fold = (open: boolean) =>
    folded.evaluate((all, to) => {
      for (const one of all) one.toggleAttribute('open', to)
    }, open)
  await fold(true)
  await page.evaluate(AXE)
  return () => fold(false)
}
