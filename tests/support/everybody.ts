import type { Page } from '@playwright/test'
import { violations, withAxe } from './axe'

type Moved = { sanggarMoved: number; sanggarMoving: string }
type Shift = { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] }
const MOST_MOVED = 0.02

/** Adds up, on each page opened from now on, how far things moved by themselves while it was built. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const kept = globalThis as unknown as Moved
    Object.assign(kept, { sanggarMoved: 0, sanggarMoving: '' })
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Shift[]) {
        if (hadRecentInput) continue
        kept.sanggarMoved += value
        kept.sanggarMoving = sources[0]?.node?.outerHTML?.slice(0, 150) ?? ''
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** How far a watched page moved by itself, where that is too far, and what stands over its right edge: empty where nothing scrolls sideways. */
export const astray = (page: Page): Promise<string[]> =>
  page.evaluate((most) => {
    const { sanggarMoved = 0, sanggarMoving } = globalThis as unknown as Partial<Moved>
    const moved = sanggarMoved > most ? [`moved by ${sanggarMoved.toFixed(3)}, last ${sanggarMoving}`] : []
    if (document.documentElement.scrollWidth <= window.innerWidth) return moved
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > window.innerWidth + 1,
    )
    return [...moved, ...wide.slice(-2).map((one) => `sideways: ${one.outerHTML.slice(0, 150)}`)]
  }, MOST_MOVED)

/** What a person reads, without space: of what needs the browser, or says that it is missing, nothing. */
export const words = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const parts = '[data-print], [data-share], [data-copy], [data-push], [data-empty], .scripted, noscript'
    for (const part of document.querySelectorAll(parts)) part.remove()
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown does not count.
    return document.body.innerText.replace(/\s+/g, ' ')
  })

/**
 * What keeps somebody from using a page, all its folds open: what axe finds (targets of less than 24 px without room around
 * them among it, WCAG 2.5.8), what no key reaches, focus that is not seen (2.4.7) or lies under something (2.4.11).
 */
export async function barriers(page: Page): Promise<string[]> {
  const shut = await withAxe(page)
  const against = await violations(page)
  // What is focused after a key was pressed shows it.
  await page.keyboard.press('Tab')
  const unseen = await page.evaluate(() => {
    const found: string[] = []
    const outlined = (one: Element | null) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && Number(opacity) > 0
    }
    const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'
    for (const one of document.querySelectorAll<HTMLInputElement>(kinds)) {
      const say = (what: string) => found.push(`${what}: ${one.outerHTML.slice(0, 150)}`)
      if (one.tabIndex > 0) say('out of order')
      if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue
      one.focus()
      if (document.activeElement !== one) {
        say('no key reaches')
        continue
      }
      if (!outlined(one) && !outlined(one.nextElementSibling)) say('focus unseen')
      const [box] = one.getClientRects()
      if (!box) continue
      const spots = [0.1, 0.5, 0.9].map((part) => [box.left + box.width * part, box.top + box.height * part])
      const free = spots.some(([x = 0, y = 0]) => {
        const top = document.elementFromPoint(x, y)
        return top && (one.contains(top) || one.labels?.[0]?.contains(top))
      })
      if (!free) say('focus covered')
    }
    return found
  })
  await shut()
  return [...against, ...unseen]
}
