// Runs with the packages of a folder of its own: `node visit.mjs FOLDER`, the pages as JSON on stdin, a line of JSON for
// each page on stdout.
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const [folder = ''] = process.argv.slice(2)
const bring = (file) => import(pathToFileURL(resolve(folder, 'node_modules', file)).href)
const { default: lighthouse } = await bring('lighthouse/core/index.js')
const { default: puppeteer } = await bring('puppeteer-core/lib/puppeteer/puppeteer-core.js')
const { base, chromium, flags, visitors, tries } = JSON.parse(await text(process.stdin))

const categories = ['performance', 'accessibility', 'best-practices']
const settings = {
  onlyCategories: categories,
  output: 'json',
  logLevel: 'silent',
  disableFullPageScreenshot: true,
}

/** What keeps a page from the best score: audits that count and are not passed, with what they found. */
function faults({ categories: judged, audits }) {
  return Object.values(judged).flatMap(({ auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => {
      const { score, title, displayValue, details } = audits[id]
      if (!weight || score === null || score === 1) return []
      const places = (details?.items ?? []).slice(0, 3)
      const at = places.map((one) => one.node?.snippet ?? one.description ?? one.source ?? '').filter(Boolean)
      return [{ id, score, title, found: displayValue, at }]
    }),
  )
}

async function once(page, url) {
  const { lhr } = await lighthouse(url, settings, undefined, page)
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
  const scores = categories.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100))
  return { scores, faults: faults(lhr) }
}

/** A page whose speed is judged below the best is asked more often: the middle counts, since other programs run too. */
async function judged(page, url) {
  const all = [await once(page, url)]
  if (all[0].scores[0] < 100) while (all.length < tries) all.push(await once(page, url))
  return all.sort((a, b) => a.scores[0] - b.scores[0])[Math.floor(all.length / 2)]
}

const browser = await puppeteer.launch({ executablePath: chromium, args: flags })
for (const { who, cookie, kinds } of visitors) {
  const context = await browser.createBrowserContext()
  const [name, ...value] = cookie.split('=')
  if (cookie)
    await context.setCookie({
      name,
      value: value.join('='),
      domain: new URL(base).hostname,
      path: '/',
      httpOnly: true,
    })
  for (const { route, path } of kinds) {
    const page = await context.newPage()
    const told = await judged(page, base + path).catch((error) => ({
      scores: [0, 0, 0],
      faults: [{ id: String(error) }],
    }))
    console.log(JSON.stringify({ who, route, path, ...told }))
    await page.close()
  }
  await context.close()
}
await browser.close()
