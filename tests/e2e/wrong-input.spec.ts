import { expect, type Page, test } from '@playwright/test'
import { crawl, type Form, formsOf } from '../support/crawl'
import { signIn } from '../support/journey'

// Each of these asks thousands of times: they are shared out among the workers.
test.describe.configure({ mode: 'parallel' })

const UNEXPECTED = 'terjadi gangguan'
const MEGABYTE = 'x'.repeat(1_000_000)
const LONG = 'x'.repeat(5_000)
const SCRIPT = '<script>alert(1)</script>'
const TURNED = 'tanda \u202e terbalik'
const EMOJI = '🙂🙂🙂'
const NUL = 'nol\u0000nol'
const NOBODY = '00000000-0000-7000-8000-000000000000'
const QUOTES = "' OR 1=1 --"

/** A hidden key, or a group's name, is either none or one that is not there: not each text says more of it. */
const KEY = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^(kkg|mgmp)-/
const forKey = ['', LONG, NUL, NOBODY, QUOTES]
/** What reads any text is asked for what a text can hold; all else also for what is of no or of another kind. */
const forText = ['', LONG, NUL, SCRIPT, TURNED, EMOJI, QUOTES]
const forValue = ['', LONG, NUL, NOBODY, '2027-02-29', '-1', '1e99', 'Asia/Singapore', 'Mars/Olympus']

const START = ['/', '/check-in']

/** Sends as many at once as the server's pool has connections; answers what was said against it. */
async function all<T>(jobs: T[], run: (job: T) => Promise<string | null>) {
  const said: string[] = []
  const waiting = jobs.values()
  const sender = async () => {
    for (const job of waiting) said.push(...[await run(job)].filter((one) => one !== null))
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  return said
}

/** Asks as this person's browser does, without a browser's work at each of thousands of answers. */
async function asker(page: Page) {
  const { origin } = new URL(page.url())
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, origin, 'accept-encoding': 'identity' }
  const ask = (path: string, body: FormData | null = null, redirect: RequestRedirect = 'manual') =>
    fetch(origin + path, { method: body ? 'POST' : 'GET', body, headers, redirect })
  // Who is not known would be sent to sign in, and nothing below were asked at all.
  expect((await ask('/')).status).toBe(200)
  return ask
}

const forQuery = [...new Set([...forText, ...forValue])]
/** Most pages know these: asked together on a page that is not linked with them, in turns of a few texts each. */
const COMMON = ['state', 'year']
const FEW = 3

for (const who of ['budi', 'nurul', 'dinas']) {
  test(`each query parameter of ${who}'s pages: never 500`, async ({ page }) => {
    test.setTimeout(600_000)
    await signIn(page, who)
    const pages = [...(await crawl(page, START)).keys()].map((path) => new URL(path, 'http://x'))
    const jobs = pages.flatMap(({ pathname, searchParams }, place) => {
      const asked = searchParams.size ? [...searchParams.keys()].map((name) => [name]) : [COMMON]
      const turn = (_: string, i: number) => searchParams.size || (i + place * FEW) % forQuery.length < FEW
      return asked.flatMap((names) =>
        forQuery.filter(turn).map((value) => {
          const query = new URLSearchParams(searchParams)
          for (const name of names) query.set(name, value)
          return `${pathname}?${query}`
        }),
      )
    })
    const ask = await asker(page)
    const said = await all(jobs, async (path) => {
      const answer = await ask(path, null, 'follow')
      await answer.arrayBuffer()
      return answer.status < 500 ? null : `${answer.status} ${path.slice(0, 120)}`
    })
    expect(said).toEqual([])
    expect(jobs.length).toBeGreaterThan(200)
  })
}

/** Fields that are given a text each, together. */
type Job = { path: string; form: Form; texts: Map<string, string> }

/** Every form knows these in the same way: asked along with the others. */
const ALONG = ['formKey']

async function jobsOf(page: Page, who: string) {
  const jobs: Job[] = []
  const seen = new Set<string>()
  await signIn(page, who)
  for (const [path, html] of await crawl(page, START)) {
    for (const form of await formsOf(page, html)) {
      const names = form.names.filter((name) => !name.startsWith('$ACTION'))
      // A list has the same form on each row, and a form the same field for each person or line: the last stands for them.
      const kindOf = (name: string) => name.replace(/[0-9a-f-]{36}/, ':id').replace(/\.\d+/, '.:row')
      const kinds = new Map(names.map((name) => [kindOf(name), name]))
      const place = `${path.replace(/[0-9a-f-]{36}/g, ':id')} ${[...kinds.keys()]}`
      if (form.method !== 'post' || !kinds.size || kinds.has('locale') || seen.has(place)) continue
      const action = `${form.action} ${[...kinds.keys()]}`
      // On a second page with the same form it is shown that this page tells it too.
      const known = seen.has(action)
      seen.add(place).add(action)
      const add = (some: string[], textsOf: (name: string) => string[]) => {
        const most = Math.max(0, ...some.map((name) => textsOf(name).length))
        for (let turn = 0; turn < (known ? Math.min(3, most) : most); turn += 1) {
          const texts = some.map((name) => [name, textsOf(name)[turn % textsOf(name).length] ?? ''] as const)
          jobs.push({ path, form, texts: new Map(texts) })
        }
      }
      const all = [...kinds.values()]
      // What is hidden cannot be complained of beside its field: each alone.
      const alone = all.filter((name) => form.hidden.includes(name) && !ALONG.includes(name))
      const isKey = (name: string) => form.fields.some(([key, value]) => key === name && KEY.test(value))
      for (const name of alone) add([name], () => (isKey(name) ? forKey : forValue))
      const together = all.filter((name) => !alone.includes(name))
      add(together, (name) => (form.free.includes(name) ? forText : forValue))
      jobs.push({ path, form, texts: new Map([[all[0] ?? '', MEGABYTE]]) })
    }
  }
  return jobs
}

const REFUSED = /<(?:input|select|textarea)\b[^>]*\baria-invalid="true"[^>]*>/g

/** The fields that a page complains of. */
const complaints = (html: string) =>
  new Set([...html.matchAll(REFUSED)].map(([tag]) => /\bname="([^"]*)"/.exec(tag)?.[1]))

/** The sentences of refusal that belong to no refused field or group of fields: a reader who does not see would miss them. */
function untied(html: string): string[] {
  const owners = [...html.matchAll(/<\w+\b[^>]*\baria-describedby="([^"]*)"[^>]*>/g)]
  const told = new Set(
    owners.flatMap(([tag, ids = '']) => (/aria-invalid="true"|^<fieldset/.test(tag) ? ids.split(' ') : [])),
  )
  const said = [...html.matchAll(/<(?:p|span)\b(?![^>]*\bhidden)[^>]*\bclass="error"[^>]*>/g)]
  return said.map(([tag]) => tag).filter((tag) => !told.has(/\bid="([^"]*)"/.exec(tag)?.[1] ?? ''))
}

// The many forms of an officer are shared out among two.
for (const [who, part, parts] of [
  ['budi', 0, 2],
  ['budi', 1, 2],
  ['dinas', 0, 1],
] as const) {
  test(`each field of each form of ${who}, part ${part + 1} of ${parts}: a sentence or a refusal, never 500`, async ({
    browser,
  }) => {
    test.setTimeout(1_500_000)
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    const jobs = await jobsOf(page, who)
    const ask = await asker(page)
    const told = new Set<string>()
    const send = async ({ path, form, texts }: Job): Promise<string | null> => {
      const names = [...texts.keys()]
      const data = new FormData()
      for (const [key, kept] of form.fields) if (!texts.has(key)) data.append(key, kept)
      for (const [name, text] of texts) data.append(name, text)
      const answer = await ask(path, data)
      const html = await answer.text()
      const said = `${answer.status} ${path} ${[...texts].map((pair) => pair.join('=').slice(0, 50))}`
      if (answer.status >= 500 || html.includes(UNEXPECTED)) return said
      const loose = untied(html)
      if (loose.length) return `${said}: ${loose[0]}`
      const of = complaints(html)
      for (const name of names) if (of.has(name)) told.add(`${path} ${name}`)
      // What was taken was taken with all of them.
      if (answer.status === 303 || !(of.size || html.includes('class="notice error'))) return null
      const rest = names.filter((name) => !of.has(name))
      if (names.length === 1 || rest.every((name) => ALONG.includes(name))) return null
      // Those that are complained of leave; where the whole was refused, it is looked for whose doing that was.
      const half = Math.ceil(rest.length / 2)
      const next = rest.length < names.length ? [rest] : [rest.slice(0, half), rest.slice(half)]
      for (const some of next) {
        const left = [...texts].filter(([name]) => some.includes(name))
        const worse = await send({ path, form, texts: new Map(left) })
        if (worse) return worse
      }
      return null
    }

    const own = jobs.filter((_, i) => i % parts === part)
    expect(await all(own, send)).toEqual([])
    expect(jobs.length).toBeGreaterThan(300)
    expect(told.size).toBeGreaterThan(50)
  })
}
