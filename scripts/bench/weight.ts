import { chromium } from 'playwright-core'
import { chromiumArguments, chromiumPath } from '../chromium'

export type Weight = { html: number; css: number; script: number; font: number; other: number; total: number }

const kinds: Record<string, keyof Weight> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'script',
  Font: 'font',
}

/** Bytes of a page over the wire, headers and all, as a browser with an empty cache gets them. */
export async function weights(pages: { name: string; url: string; cookie: string }[]) {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
  const found: Record<string, Weight> = {}
  for (const { name, url, cookie } of pages) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const [key = '', value = ''] = cookie.split('=')
    if (cookie) await context.addCookies([{ name: key, value, url }])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const kindOf = new Map<string, keyof Weight>()
    const weight: Weight = { html: 0, css: 0, script: 0, font: 0, other: 0, total: 0 }
    session.on('Network.responseReceived', ({ requestId, type }) =>
      kindOf.set(requestId, kinds[type] ?? 'other'),
    )
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight[kindOf.get(requestId) ?? 'other'] += encodedDataLength
      weight.total += encodedDataLength
    })
    const response = await page.goto(url, { waitUntil: 'networkidle' })
    if (response?.status() !== 200) throw new Error(`${name}: ${response?.status()} instead of 200`)
    found[name] = weight
    await context.close()
  }
  await browser.close()
  return found
}
