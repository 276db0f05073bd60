import { expect, type Page, test } from '@playwright/test'
import { crawl, type Form, formsOf } from '../support/crawl'
import { signIn } from '../support/journey'

// Each of these asks thousands of times: they are shared out among the workers.
test.describe.configure({ mode: 'parallel' })

const UNEXPECTED = 'terjadi gangguan'
const MEGABYTE = 'x'.repeat(1_000_000)
const bad = [
  '',
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  'tanda \u202e terbalik',
  '🙂🙂🙂',
  'nol\u0000nol',
  '2027-02-29',
  '00000000-0000-7000-8000-000000000000',
  '-1',
  '1e99',
  'Asia/Singapore',
  'Mars/Olympus',
  "' OR 1=1 --",
]

async function pagesOf(page: Page, who: string) {
  await signIn(page, who)
  return crawl(page, ['/', '/check-in'])
}

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

for (const who of ['budi', 'nurul', 'dinas']) {
  test(`each query parameter of ${who}'s pages: never 500`, async ({ page }) => {
    test.setTimeout(600_000)
    const jobs = (await pagesOf(page, who)).flatMap((path) => {
      const { pathname, searchParams } = new URL(path, 'http://x')
      return [...new Set(['state', 'year', ...searchParams.keys()])].flatMap((name) =>
        bad.map((value) => {
          const query = new URLSearchParams(searchParams)
          query.set(name, value)
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

type Job = { path: string; form: Form; name: string; value: string }

async function jobsOf(page: Page, who: string) {
  const jobs: Job[] = []
  const seen = new Set<string>()
  for (const path of await pagesOf(page, who)) {
    await page.goto(path)
    for (const form of await formsOf(page)) {
      if (form.method !== 'post' || form.fields.some(([name]) => name === 'locale')) continue
      const names = form.names.filter((name) => !name.startsWith('$ACTION'))
      // A list has the same form on each row, and a form the same field for each person.
      const kinds = new Map(names.map((name) => [name.replace(/[0-9a-f-]{36}/, ':id'), name]))
      const key = `${path.replace(/[0-9a-f-]{36}/g, ':id')} ${[...kinds.keys()]}`
      if (seen.has(key)) continue
      seen.add(key)
      for (const name of kinds.values()) for (const value of bad) jobs.push({ path, form, name, value })
      const [first] = kinds.values()
      if (first) jobs.push({ path, form, name: first, value: MEGABYTE })
    }
  }
  return jobs
}

for (const who of ['budi', 'dinas']) {
  test(`each field of each form of ${who}: a sentence or a refusal, never 500`, async ({ browser }) => {
    test.setTimeout(1_500_000)
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    const jobs = await jobsOf(page, who)
    const ask = await asker(page)
    const said = await all(jobs, async ({ path, form, name, value }) => {
      const data = new FormData()
      for (const [key, text] of form.fields) if (key !== name) data.append(key, text)
      data.append(name, value)
      const answer = await ask(path, data)
      const refused = !(await answer.text()).includes(UNEXPECTED) && answer.status < 500
      return refused ? null : `${answer.status} ${path} ${name}=${value.slice(0, 30)}`
    })
    expect(said).toEqual([])
    expect(jobs.length).toBeGreaterThan(300)
  })
}
