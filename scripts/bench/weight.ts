import { chromium } from 'playwright-core'
import { chromiumArguments, chromiumPath } from '../chromium'

/** Bytes by kind and together; `requests` is how many answers they came in. */
export type Weight = Record<'html' | 'css' | 'script' | 'font' | 'other' | 'total' | 'requests', number>

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
    const weight: Weight = { html: 0, css: 0, script: 0, font: 0, other: 0, total: 0, requests: 0 }
    session.on('Network.responseReceived', ({ requestId, type }) =>
      kindOf.set(requestId, kinds[type] ?? 'other'),
    )
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight[kindOf.get(requestId) ?? 'other'] += encodedDataLength
      weight.total += encodedDataLength
      weight.requests += 1
    })
    const response = await page.goto(url, { waitUntil: 'networkidle' })
    if (response?.status() !== 200) throw new Error(`${name}: ${response?.status()} instead of 200`)
    found[name] = weight
    await context.close()
  }
  await browser.close()
  return found
}
