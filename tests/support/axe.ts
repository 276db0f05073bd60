import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Each document that a page opens from now on has axe: the browser is handed it once, and knows it again. */
export const bringAxe = (page: Page) => page.addInitScript({ content: AXE })

/** Opens all folds of a page that has axe, or is given it; answers what shuts those again. */
export async function withAxe(page: Page): Promise<() => Promise<void>> {
  const folded = await page.evaluateHandle(() => {
    const all = [...document.querySelectorAll('details:not([open])')]
    for (const one of all) one.toggleAttribute('open', true)
    return { all, brought: 'axe' in globalThis }
  })
  if (!(await folded.evaluate(({ brought }) => brought))) await page.evaluate(AXE)
  return () =>
    folded.evaluate(({ all }) => {
      for (const one of all) one.toggleAttribute('open', false)
    })
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
