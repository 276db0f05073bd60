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

/** Sends many at once, as many as the server's pool of connections. */
async function inBatches<T>(jobs: T[], run: (job: T) => Promise<string | null>) {
  const said: string[] = []
  for (let i = 0; i < jobs.length; i += 8) {
    const answers = await Promise.all(jobs.slice(i, i + 8).map(run))
    said.push(...answers.filter((one) => one !== null))
  }
  return said
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
    const said = await inBatches(jobs, async (path) => {
      const status = (await page.request.get(path)).status()
      return status < 500 ? null : `${status} ${path.slice(0, 120)}`
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
    const origin = new URL(page.url()).origin
    const said = await inBatches(jobs, async ({ path, form, name, value }) => {
      const data = new FormData()
      for (const [key, text] of form.fields) if (key !== name) data.append(key, text)
      data.append(name, value)
      const headers = { origin }
      const answer = await page.request.post(path, { multipart: data, maxRedirects: 0, headers })
      const refused = answer.status() < 500 && !(await answer.text()).includes(UNEXPECTED)
      return refused ? null : `${answer.status()} ${path} ${name}=${value.slice(0, 30)}`
    })
    expect(said).toEqual([])
    expect(jobs.length).toBeGreaterThan(300)
  })
}
