import { expect, type Locator, type Page } from '@playwright/test'

/** Where the keys are: what has the focus, whether it is seen, and whether it is what is looked for. */
const here = (target: Element) => {
  const at = document.activeElement
  const box = at?.getBoundingClientRect()
  const outlined = [at, at?.nextElementSibling].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const inside = box && box.bottom > 0 && box.top < innerHeight
  return {
    there: at === target,
    // Behind the last stop the keys are at the browser's own, and come round again.
    away: at === document.body,
    seen: Boolean(outlined && inside),
    what: at?.outerHTML.slice(0, 150) ?? '',
  }
}

/** Goes on by Tab, or back by Shift+Tab, until the keys are at `target`; at each stop it is seen where they are. */
export async function tabTo(page: Page, target: Locator, back = false) {
  for (let stops = 0; stops < 250; stops += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const { there, away, seen, what } = await target.evaluate(here)
    if (!away) expect(seen, `focus seen at ${what}`).toBe(true)
    if (there) return
  }
  throw new Error(`no key reaches ${target}`)
}

/** Types into a field that is reached by Tab. */
export async function write(page: Page, target: Locator, text: string) {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

/** Presses a button or link that is reached by Tab, and waits for the page that follows. */
export async function press(page: Page, target: Locator, back = false) {
  await tabTo(page, target, back)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Chooses one of several by the arrows, as keys do: Tab leads to the group, not to each. */
export async function choose(page: Page, first: Locator, wanted: Locator) {
  await tabTo(page, first)
  await page.keyboard.press('Space')
  for (let steps = 0; steps < 12 && !(await wanted.isChecked()); steps += 1)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}
