import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

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

/** The rules of axe that look at colours: all that can differ in the dark. */
export const COLOURED = ['color-contrast', 'link-in-text-block']

/** What axe, which was brought along, has against a page: by all rules of WCAG 2.2, or by some. */
export function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run({
      // Nothing is loaded for it, and no way to an element is worked out: its HTML is told.
      ...{ resultTypes: ['violations'], preload: false, selectors: false },
      // The rules of WCAG 2.2 do not run unasked.
      ...(only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }),
    })
    return (await run).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`),
    )
  }, rules)
}
