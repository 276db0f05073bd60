import { loadavg } from 'node:os'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumArguments, chromiumPath } from '../chromium'
import type { serveDemonstration } from '../demo'
import { numberNamed } from './arguments'
import { countedLine } from './counted'
import type { Part } from './crowd'
import { stranger, type Visitor, visitors } from './kinds'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>

/** 400 kbit/s with 400 ms between asking and hearing, and a processor that takes six times as long. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER = 6
const VISITS = numberNamed('visits', 3)
/** Milliseconds; `shift` has no unit; `again` is bytes over the line at a second visit. */
const AIMS = { usable: 2000, largest: 1500, blocking: 50, shift: 0.02, again: 5 * 1024 }

/** The pages that a member needs at a school with a bad line: by route, and who opens them. */
const member: [name: string, who: string, route: RegExp][] = [
  ['sign-in', 'nobody', /^\/sign-in\?$/],
  ['home', 'sari', /^\/\?$/],
  ['problem form', 'sari', /\/problems\/new\?$/],
  ['problem list', 'sari', /\/problems\?$/],
  ['meeting', 'sari', /\/meetings\/:id\?$/],
  ['check-in', 'sari', /^\/check-in\?$/],
  ['attendance', 'budi', /\/attendance\?/],
  ['minutes', 'budi', /\/minutes\?/],
  ['sharing', 'sari', /\/sharing\?$/],
  ['sharing session', 'sari', /\/sharing\/:id\?$/],
]

type Figures = Record<keyof typeof AIMS | 'first' | 'scripts' | 'worker' | 'bytes', number>

/** Written down by the browser itself from the first moment on. Text, since a function would bring its bundler's helpers. */
const WATCH = `{
  const seen = (globalThis.seen = { largest: 0, shift: 0, blocking: 0 })
  const take = {
    'largest-contentful-paint': (entry) => { seen.largest = entry.startTime },
    'layout-shift': (entry) => { seen.shift += entry.hadRecentInput ? 0 : entry.value },
    longtask: (entry) => { seen.blocking += Math.max(0, entry.duration - 50) },
  }
  for (const type of Object.keys(take))
    new PerformanceObserver((list) => list.getEntries().forEach(take[type])).observe({ type, buffered: true })
}`

/** What the page in the browser says of its own visit; to be read when nothing comes any more. */
function told() {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const scripts = performance.getEntriesByType('resource').filter(({ name }) => /\/s\/[\w-]+\.js/.test(name))
  const first =
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY
  const ready = visit?.domContentLoadedEventEnd ?? Number.POSITIVE_INFINITY
  const all = scripts.map((entry) => (entry as PerformanceResourceTiming).responseEnd)
  const { largest, shift, blocking } = (globalThis as unknown as { seen: Record<string, number> }).seen
  // Painted, whole, and with the scripts that keep what is typed.
  return {
    first,
    scripts: Math.max(0, ...all),
    usable: Math.max(first, ready, ...all),
    ...{ largest: largest ?? 0, blocking: blocking ?? 0, shift: shift ?? 0 },
  }
}

/** The processor's and the line's brakes of a page. */
async function slowed(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** One visit with nothing kept and the service worker installing, then another once all is there. */
async function visit(browser: Browser, target: string, path: string, cookie: string): Promise<Figures> {
  const { base, count, stop } = await countedLine(target)
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' })
  try {
    const [name = '', ...value] = cookie.split('=')
    if (cookie) await context.addCookies([{ name, value: value.join('='), url: base }])
    const page = await context.newPage()
    await page.addInitScript(WATCH)
    await slowed(page)
    const began = Date.now()
    const worker = context.waitForEvent('serviceworker', { timeout: 30_000 }).then(
      () => Date.now() - began,
      () => 0,
    )
    const answer = await page.goto(base + path, { waitUntil: 'networkidle' })
    if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()} instead of 200`)
    const figures = await page.evaluate(told)
    const asked = await worker
    // What the service worker brings by itself is quiet after this.
    for (let before = -1; before !== count.bytes; await page.waitForTimeout(1500)) before = count.bytes
    const { bytes } = count
    count.bytes = 0
    await page.goto(base + path, { waitUntil: 'networkidle' })
    await page.waitForTimeout(1500)
    return { ...figures, worker: asked, bytes, again: count.bytes }
  } finally {
    await context.close()
    stop()
  }
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The middle of several visits, figure by figure. */
function medianOf(all: Figures[]): Figures {
  const names = Object.keys(all[0] ?? {}) as (keyof Figures)[]
  const rounded = (name: keyof Figures, value: number) =>
    name === 'shift' ? Number(value.toFixed(3)) : Math.round(value)
  return Object.fromEntries(
    names.map((name) => [name, rounded(name, middle(all.map((one) => one[name])))]),
  ) as Figures
}

function found(all: Visitor[], who: string, route: RegExp) {
  const visitor = all.find((one) => one.who === who)
  const path = visitor?.kinds.find((kind) => route.test(kind.route))?.path
  if (!visitor || !path) throw new Error(`${who} reaches no page like ${route}`)
  return { path, cookie: visitor.cookie }
}

/** The pages that a member needs, on a bad line and a slow phone. */
export async function slow(demo: Demo): Promise<Part> {
  const all = [...(await visitors(demo)), await stranger(demo)]
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
  const pages: Record<string, Figures> = {}
  try {
    for (const [name, who, route] of member) {
      const { path, cookie } = found(all, who, route)
      const visits: Figures[] = []
      for (let i = 0; i < VISITS; i += 1) visits.push(await visit(browser, demo.base, path, cookie))
      pages[name] = medianOf(visits)
      console.error(`${name} ${JSON.stringify(pages[name])}`)
    }
  } finally {
    await browser.close()
  }
  const failures = Object.entries(pages).flatMap(([name, figures]) =>
    (Object.keys(AIMS) as (keyof typeof AIMS)[])
      .filter((aim) => figures[aim] > AIMS[aim])
      .map((aim) => `slow, ${name}: ${aim} ${figures[aim]}, at most ${AIMS[aim]}`),
  )
  return { result: { load: loadavg()[0], ...pages }, failures }
}
